import { MoneyText } from '../../components/MoneyText';
import { Figure } from '../../components/Figure';
import { formatCount } from '../../format/credits';
import { useLocale } from '../../stores/preferences';
import type { TimelineFacts } from './timeline-facts';

/** The plan's figures at the right of the tools: total, unserved, first day that falls short. */
export function TimelineSummary({ facts }: { readonly facts: TimelineFacts }) {
  const locale = useLocale();
  const { summary, currency } = facts.simulation;
  const { plan, label, total, unservedUnits, firstShortOn } = summary;
  const unserved = formatCount(unservedUnits, locale);
  return (
    <dl className="timeline__figures">
      <div>
        <dt>Total</dt>
        <dd>
          <MoneyText
            amount={total}
            currency={currency}
            explain={{
              title: `${label}, total`,
              shown: total === null ? '–' : facts.say.money(total),
              subject: { kind: 'total', plan },
            }}
          />
        </dd>
      </div>
      <div>
        <dt>Unserved</dt>
        <dd>
          {unservedUnits === 0 ? (
            '0'
          ) : (
            <Figure
              explain={{
                title: `${label}, unserved`,
                shown: unserved,
                subject: { kind: 'unserved', plan },
              }}
            >
              {unserved}
            </Figure>
          )}
        </dd>
      </div>
      {firstShortOn === null ? null : (
        <div>
          <dt>First short</dt>
          <dd>{facts.say.date(firstShortOn)}</dd>
        </div>
      )}
    </dl>
  );
}
