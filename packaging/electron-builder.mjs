// How installers are made; see docs/release-checklist.md. npm --prefix packaging run package
import { join } from 'node:path';
import { Arch } from 'electron-builder';
import packageJson from '../package.json' with { type: 'json' };
import { builderPatterns, MADE, NOTICES, SBOM } from '../scripts/shipping/contents.mjs';
import { electronProblems } from '../scripts/shipping/electron.mjs';
import { burnFuses } from '../scripts/shipping/fuses.mjs';
import { nativeProblem } from '../scripts/shipping/natives.mjs';

/** The copy that end-to-end tests drive; never given to anybody. */
const forTests = process.env['TIERWISE_FOR_TESTS'] === '1';

/** Where users get the program and whom they write to; both stand in Linux packages, and a release asks for them. */
const homepage = process.env['TIERWISE_HOMEPAGE'];
const maintainer = process.env['TIERWISE_MAINTAINER'];

const electronVersion = packageJson.devDependencies.electron;
const problems = electronProblems(electronVersion);
if (problems.length > 0) throw new Error(problems.join('; '));

const EXECUTABLES = {
  darwin: (out, name) => join(out, `${name}.app`, 'Contents', 'MacOS', name),
  win32: (out, name) => join(out, `${name}.exe`),
  linux: (out) => join(out, 'tierwise'),
};

/** Before the binary is signed: the native file must be that of this very system, then fuses are burnt in. */
async function afterPack({ appOutDir, electronPlatformName, arch, packager }) {
  const unpacked = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked');
  const problem = nativeProblem(unpacked, electronPlatformName, Arch[arch]);
  if (problem) throw new Error(problem);
  const executable = EXECUTABLES[electronPlatformName](appOutDir, packager.appInfo.productFilename);
  const resetAdHocDarwinSignature = electronPlatformName === 'darwin' && arch === Arch.arm64;
  await burnFuses(executable, { forTests, resetAdHocDarwinSignature });
}

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'org.tierwise.planner',
  productName: 'Tierwise',
  copyright: 'Copyright © Tierwise contributors',
  electronVersion,
  // The name of the entry in the menu, by which Linux tells which window belongs to it.
  extraMetadata: { desktopName: 'tierwise.desktop', ...(homepage && { homepage }) },
  directories: {
    output: forTests ? 'dist/for-tests' : 'dist/packages',
    buildResources: 'packaging/resources',
  },
  files: builderPatterns(),
  // Nothing but the native file lies outside: what is outside is not checked when the program starts.
  asar: { smartUnpack: false },
  asarUnpack: ['**/*.node'],
  // The native module is prebuilt for every system and needs no compiler.
  npmRebuild: false,
  nodeGypRebuild: false,
  buildDependenciesFromSource: false,
  removePackageScripts: true,
  afterPack,
  // Inside the archive they are complete; here people can read them.
  extraResources: [{ from: MADE, to: '.', filter: [NOTICES, SBOM] }],
  // On macOS and Windows nothing unsigned is made for others; Linux packages are vouched for by their hashes.
  forceCodeSigning: !forTests,
  // No feed: nothing is asked for or fetched by the installed program. docs/release-checklist.md says why.
  publish: null,
  fileAssociations: [
    {
      ext: 'tierwise',
      name: 'Tierwise file',
      description: 'A scenario with its price books',
      mimeType: 'application/vnd.tierwise+json',
      role: 'Editor',
      icon: 'packaging/resources/icon',
    },
  ],
  artifactName: '${productName}-${version}-${os}-${arch}.${ext}',
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'tierwise',
    icon: 'packaging/resources/icons',
    category: 'Office',
    synopsis: packageJson.description,
    ...(maintainer && { maintainer }),
    syncDesktopName: true,
    desktop: { entry: { Keywords: 'pricing;credits;tokens;plans;' } },
  },
  win: {
    target: [{ target: 'nsis', arch: ['x64', 'arm64'] }],
    icon: 'packaging/resources/icon.ico',
  },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    // Removing the program never removes what the user has made.
    deleteAppDataOnUninstall: false,
  },
  mac: {
    target: [{ target: 'dmg', arch: ['x64', 'arm64'] }],
    icon: 'packaging/resources/icon.icns',
    category: 'public.app-category.business',
    hardenedRuntime: true,
    gatekeeperAssess: false,
    entitlements: 'packaging/resources/entitlements.mac.plist',
    entitlementsInherit: 'packaging/resources/entitlements.mac.plist',
  },
};
