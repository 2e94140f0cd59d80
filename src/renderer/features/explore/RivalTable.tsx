import type { Recommendation, RunnerUp } from '../../../shared/contract/decisions';
import { localWords } from '../../format/host-words';
import { formatMoney } from '../../format/money';
import { formatPercent } from '../../format/percent';
import { useComparison } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';
import { explainTotal, FactTable, factColumns } from './FactTable';

/** The next best ways with what they cost more, and the plans that cannot be chosen. */
export function RivalTable({ advice }: { readonly advice: Recommendation }) {
  const locale = useLocale();
  const { runnersUp, notChosen, currency, priceBook } = advice;
  const { data } = useComparison();
  const { text, money } = factColumns(runnersUp);
  const isCompared = ({ way }: RunnerUp): boolean =>
    data?.plans.some(
      (row) => row.plan === way.plan && row.priceBook === priceBook.id && row.total === way.total,
    ) === true;
  if (runnersUp.length + notChosen.length === 0) return null;
  return (
    <div>
      <h3 className="explore__heading">Instead</h3>
      <FactTable
        label="The next best ways"
        rows={runnersUp}
        rowKey={({ way }, at) => `${at} ${way.plan}`}
        columns={[
          text('way', 'Way', ({ way }) => way.label, { width: 112 }),
          money('total', `Total (${currency})`, ({ way }) => way.total, {
            explain: (row) =>
              isCompared(row)
                ? explainTotal(
                    row.way.plan,
                    row.way.label,
                    formatMoney(row.way.total, { locale, currency }),
                  )
                : undefined,
          }),
          money('more', 'More', ({ more }) => more, { signed: true, width: 88 }),
          text('percent', 'More in %', ({ morePercent }) => formatPercent(morePercent, locale), {
            width: 88,
            align: 'end',
            raw: ({ morePercent }) => morePercent ?? '',
          }),
          text('why', 'Because', ({ sentence }) => localWords(sentence, locale), {
            width: 160,
            grows: true,
          }),
        ]}
      />
      {notChosen.length === 0 ? null : (
        <ul className="advice__facts" aria-label="Plans that cannot be chosen">
          {notChosen.map(({ plan, sentence }) => (
            <li key={plan}>{localWords(sentence, locale)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}
