import type { QuoteHead } from '../../../shared/contract/quote';
import { useMinute } from '../../components/use-minute';
import { formatAgo, formatInstant } from '../../format/dates';
import { NOT_KEPT, useViewOnly } from '../../stores/place';
import { useLocale } from '../../stores/preferences';
import { useQuoteDraft } from './quote-draft';

/** Whether the draft of a quote is saved; why it is not stands in the notice below the tools. */
export function QuoteKept({ head }: { readonly head: QuoteHead }) {
  const kind = useQuoteDraft((state) => state.save.kind);
  const viewOnly = useViewOnly();
  const locale = useLocale();
  const now = useMinute();
  const at = head.updatedAt;
  const saved = `Quote saved ${formatAgo(at, Math.max(now, Date.parse(at)), locale)}`;
  const words = viewOnly
    ? kind === 'saved'
      ? 'View only'
      : 'Not kept: view only'
    : { saved, unsaved: 'Saving quote…', saving: 'Saving quote…', failed: 'Quote not saved' }[kind];
  return (
    <span
      className="quote__kept"
      role="status"
      data-kept={kind}
      title={viewOnly ? NOT_KEPT : formatInstant(at, locale)}
    >
      {words}
    </span>
  );
}
