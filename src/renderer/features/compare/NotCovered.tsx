import { useDraft } from '../../stores/draft';
import type { CompareFacts } from './compare-facts';
import { NEVER_COVERED, unusedOperations } from './not-covered';

/** What the totals leave out: what the price book knows and no line uses, and what no price book holds. */
export function NotCovered({ facts }: { readonly facts: CompareFacts }) {
  const scenario = useDraft((state) => state.scenario);
  if (scenario === undefined) return null;
  const unused = unusedOperations(facts.book, scenario);
  return (
    <section className="compare__side" aria-labelledby="not-covered">
      <h2 id="not-covered" className="compare__heading">
        Not in these totals
      </h2>
      <p className="secondary">{sentence(NEVER_COVERED)}.</p>
      {unused.length === 0 ? (
        <p className="secondary">Every operation of the price book is in the workload.</p>
      ) : (
        <>
          <p className="secondary">
            {unused.length} of {facts.book.operations.length} operations of {facts.book.label} have
            no line:
          </p>
          <ul className="compare__words">
            {unused.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const sentence = (words: readonly string[]): string => {
  const text = words.join(', ');
  return `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`;
};
