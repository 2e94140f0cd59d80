// The switches burnt into the shipped binary, all of them said explicitly. Electron's next one fails the build.
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

/**
 * Nothing turns the program into a Node that runs other code; only the packed, checked archive is
 * loaded; nothing is given to pages that come from files. The last three keep Electron's defaults.
 */
export const FUSES = {
  [FuseV1Options.RunAsNode]: false,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: false,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  [FuseV1Options.EnableCookieEncryption]: true,
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: true,
  [FuseV1Options.OnlyLoadAppFromAsar]: true,
  // No snapshot of our own is shipped; the browser's common one is part of the binary.
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.WasmTrapHandlers]: true,
};

/**
 * `forTests` makes the second artefact that end-to-end tests drive: they attach through the one
 * switch that the shipped binary has off.
 */
export function fuseConfig({ forTests = false, resetAdHocDarwinSignature = false } = {}) {
  return {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    resetAdHocDarwinSignature,
    ...FUSES,
    ...(forTests ? { [FuseV1Options.EnableNodeCliInspectArguments]: true } : {}),
  };
}

/** Sets them in a binary; fails where it has one that is not said here. */
export function burnFuses(executable, options) {
  return flipFuses(executable, fuseConfig(options));
}
