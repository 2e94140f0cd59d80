import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/canonical-json';
import {
  Share,
  SHARE_FORMAT,
  SHARE_MAX_LENGTH,
  type ShareContent,
} from '../../shared/contract/share';
import { faultsOf } from '../../shared/contract/faults';
import { badInput, type Fault, type Outcome } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';

function checksumOf(content: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(content)).digest('hex')}`;
}

/** A share file's bytes; the same content, program and time give the same. */
export function shareOf(content: ShareContent, program: string, madeAt: string): Uint8Array {
  const share = { format: SHARE_FORMAT, program, madeAt, checksum: checksumOf(content), content };
  return new TextEncoder().encode(`${JSON.stringify(share, null, 1)}\n`);
}

/** Its content where it is whole and of a format that is known; what it holds is yet to be checked. */
export function readShare(text: string): Outcome<Share> {
  if (text.length > SHARE_MAX_LENGTH) return refused(tooLong(text.length));
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const format = formatOf(parsed.value);
  if (format !== SHARE_FORMAT) return refused(otherFormat(format));
  const share = Share.safeParse(parsed.value);
  if (!share.success)
    return { ok: false, error: badInput(faultsOf(share.error, parsed.value, Share)) };
  // Of the content as it stands in the file, before anything unknown is left out of it.
  const found = checksumOf((parsed.value as { readonly content: unknown }).content);
  return found === share.data.checksum ? { ok: true, value: share.data } : refused(damaged());
}

function formatOf(value: unknown): string {
  const format: unknown =
    typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  return typeof format === 'string' ? format : '';
}

const refused = (fault: Fault): Outcome<never> => ({ ok: false, error: badInput([fault]) });

function tooLong(length: number): Fault {
  return {
    code: 'share_too_long',
    path: '',
    found: `${length} characters`,
    allowed: `at most ${SHARE_MAX_LENGTH}`,
    remedy: 'Check that this is the file you meant.',
  };
}

function otherFormat(format: string): Fault {
  const isNewer = format.startsWith('tierwise/share@');
  return {
    code: isNewer ? 'share_format_newer' : 'share_format_unknown',
    path: 'format',
    found: format === '' ? 'no format' : `"${format.slice(0, 80)}"`,
    allowed: `"${SHARE_FORMAT}"`,
    remedy: isNewer
      ? 'Open it with the newer Tierwise that wrote it, or ask for it in this format.'
      : 'Choose a .tierwise file; price books and scenarios of their own are imported where they are listed.',
  };
}

function damaged(): Fault {
  return {
    code: 'share_damaged',
    path: 'checksum',
    found: 'a content that is not the one the checksum was made of',
    allowed: 'the file as it was written',
    remedy: 'Ask for the file again: it was changed or cut on its way.',
  };
}
