import type { FileOutcome } from '../../shared/contract/share';
import { failureOf } from '../trpc/call-error';
import { notify } from './notices';

/** Bytes as a download of the browser, where the host has no dialog of its own. */
function download(name: string, mime: string, base64: string): void {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken it over by then; kept, it would hold the bytes for as long as the page lives.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** Brings a made file to the person and says where it is; a failure says what to do. */
export async function deliverFile(made: Promise<FileOutcome>): Promise<FileOutcome | undefined> {
  try {
    const outcome = await made;
    if (outcome.kind === 'download') download(outcome.name, outcome.mime, outcome.base64);
    if (outcome.kind === 'saved') notify(`Saved as ${outcome.path}`);
    return outcome;
  } catch (error) {
    const { faults, message } = failureOf(error);
    const [fault] = faults;
    const text = fault === undefined ? message : `Found ${fault.found}. ${fault.remedy}`;
    notify(`No file was made. ${text}`, { tone: 'problem' });
    return undefined;
  }
}
