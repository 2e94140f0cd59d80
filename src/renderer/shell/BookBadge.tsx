import { Tooltip } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RouteLink } from '../components/RouteLink';
import { toPriceBooks } from '../routing/route';
import { editDraft, useDraft } from '../stores/draft';
import { useOpenBook } from '../stores/figures';
import { useTRPC } from '../trpc/client';
import { newestVersion } from '../../shared/price-book/versions';

/** Which price book at which version the figures follow, and whether a newer one is there. */
export function BookBadge() {
  const ref = useDraft((state) => state.scenario?.priceBook);
  const book = useOpenBook();
  const trpc = useTRPC();
  const { data: heads } = useQuery(trpc.priceBooks.list.queryOptions());
  if (ref === undefined) return null;
  const version = ref.version ?? '';
  const versions = (heads ?? []).filter(({ id }) => id === ref.id).map((head) => head.version);
  const newest = newestVersion(versions);
  const newer =
    newest !== undefined && newest !== version && versions.includes(version) ? newest : undefined;
  return (
    <span className="book-badge">
      <RouteLink to={toPriceBooks([ref.id, version].filter(Boolean))} className="book-badge__name">
        {book?.label ?? ref.id} {version}
      </RouteLink>
      {newer === undefined ? null : (
        <Tooltip label={`Price with ${newer} instead; can be undone`}>
          <button
            type="button"
            className="book-badge__newer"
            onClick={() =>
              editDraft(`Use price book ${newer}`, (scenario) => ({
                ...scenario,
                priceBook: { id: ref.id, version: newer },
              }))
            }
          >
            newer: {newer}
          </button>
        </Tooltip>
      )}
    </span>
  );
}
