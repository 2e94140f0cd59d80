import type { PriceBook } from '../../../shared/contract/price-book';
import { buyableText, expiresText, tiersText } from '../../../shared/price-book/figure-text';
import { listRules } from '../../../shared/price-book/rules';
import { creditsOf, money } from '../../../shared/price-book/wording';
import { Cited, SourceAge } from './SourceCard';
import { useCitedWalk } from './use-cited-walk';

/** What can be bought beside the plans. */
export function PackTable({ book }: { readonly book: PriceBook }) {
  const walk = useCitedWalk();
  return (
    <div className="book__scroll" tabIndex={0} role="region" aria-label="Packs, scrolls sideways">
      <table className="price-list price-list--wide" {...walk}>
        <thead>
          <tr>
            <th scope="col">Pack</th>
            <th scope="col" className="number">
              Holds
            </th>
            <th scope="col" className="number">
              Price
            </th>
            <th scope="col">Expires</th>
            <th scope="col">On</th>
          </tr>
        </thead>
        <tbody>
          {book.packs.map((pack) => (
            <tr key={pack.id}>
              <th scope="row">{pack.label}</th>
              <td className="number">{creditsOf(pack.credits, pack.meter, book)}</td>
              <td className="number">
                <Cited rule={`packs.${pack.id}`}>
                  {pack.tiers === undefined ? money(pack.price, book) : tiersText(pack.tiers, book)}
                </Cited>
              </td>
              <td>{expiresText(pack.expires)}</td>
              <td>{buyableText(pack.buyableOn, book)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The policies as sentences; those of single plans behind the book's own. */
export function RuleList({ book }: { readonly book: PriceBook }) {
  const rules = listRules(book).filter(
    ({ id }) => id.startsWith('policies.') || /^plans\.[^.]+\.policies\./.test(id),
  );
  return (
    <ul className="book__rules">
      {rules.map(({ id, words }) => (
        <li key={id}>
          <Cited rule={id}>{words}</Cited>
        </li>
      ))}
    </ul>
  );
}

/** Where a page is silent: what is taken, why, and how else it could be read. */
export function AssumptionTable({ book }: { readonly book: PriceBook }) {
  return (
    <ul className="book__assumptions">
      {book.assumptions.map(({ id, title, reading, reason, others }) => (
        <li key={id}>
          <span className="book__assumption-id">{id}</span>
          <div>
            <p className="book__strong">{title}</p>
            <p>{reading}</p>
            <p className="secondary">{reason}</p>
          </div>
          <div>
            {others.length === 0 ? (
              <p className="secondary">No other reading.</p>
            ) : (
              <>
                <p className="secondary">Or:</p>
                <ul>
                  {others.map((other) => (
                    <li key={other.id}>{other.label}</li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  );
}

export function SourceList({ book }: { readonly book: PriceBook }) {
  return (
    <ul className="book__sources">
      {book.sources.map(({ id, title, address, file, readOn }) => (
        <li key={id}>
          <p className="book__strong">
            {title}
            <SourceAge readOn={readOn} />
          </p>
          <p className="secondary">{address ?? file ?? ''}</p>
        </li>
      ))}
    </ul>
  );
}
