import type { Ceilings } from '../../../shared/contract/ceilings';
import { formatCredits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { useLocale } from '../../stores/preferences';

type CeilingPaceProps = { readonly monthly: NonNullable<Ceilings['monthly']> };

/** The ceiling that the vendor illustrates beside what the busiest month of the simulation used. */
export function CeilingPace({ monthly }: CeilingPaceProps) {
  const locale = useLocale();
  const { stated, reached, from, basis } = monthly;
  const most = Math.max(Number(stated), Number(reached), 1);
  const bars = [
    { name: `Stated a month, ${basis}`, credits: stated, kind: 'stated' },
    {
      name: `Used in the busiest month, from ${formatDate(from, locale)}`,
      credits: reached,
      kind: 'reached',
    },
  ];
  return (
    <div>
      <h3 className="explore__heading">The vendor’s illustration beside the simulated pace</h3>
      <dl className="pace">
        {bars.map(({ name, credits, kind }) => (
          <div key={kind} className="pace__row">
            <dt>{name}</dt>
            <dd className="tabular">{formatCredits(credits, locale)}</dd>
            <dd aria-hidden className="pace__track">
              <span
                className="pace__bar"
                data-kind={kind}
                style={{ width: `${(100 * Number(credits)) / most}%` }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
