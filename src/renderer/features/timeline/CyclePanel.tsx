import { ActionIcon, SegmentedControl } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CycleUsage } from '../../../shared/contract/result';
import { daysBetween } from '../../charts/calendar';
import { formatDate, formatPeriod } from '../../format/dates';
import { useQueryFact } from '../../routing/use-route';
import { useLocale } from '../../stores/preferences';
import { CycleAlerts } from './CycleAlerts';
import { cycleOn, usageRows, usedSoFar, vendorCeiling } from './cycle-usage';
import type { DayCursor, TimelineFacts } from './timeline-facts';
import { UsageSoFar } from './UsageSoFar';
import { UsageTable, type UsageSums } from './UsageTable';

type CyclePanelProps = { readonly facts: TimelineFacts; readonly cursor: DayCursor };

/** One billing cycle: used by category, included, percent and what remains. */
export function CyclePanel({ facts, cursor }: CyclePanelProps) {
  const { simulation, series, days, book, say } = facts;
  const locale = useLocale();
  const on = days[cursor.chosen]?.on ?? simulation.start;
  const cycle = cycleOn(simulation.cycles, on, series.case);
  const [until, setUntil] = useQueryFact('usage');
  if (cycle === undefined) return null;
  const isSoFar = until === 'so-far';
  const meter = cycle.meters.find((row) => row.meter === series.meter);
  const ceiling = vendorCeiling(book, cycle.plan, series.meter);
  const plan = book.plans.find(({ id }) => id === cycle.plan)?.label ?? cycle.plan;
  return (
    <section className="timeline__cycle" aria-labelledby="cycle-head">
      <div className="timeline__head">
        <h2 id="cycle-head">
          {plan}, {formatPeriod(cycle.from, cycle.to, locale)}
        </h2>
        <CycleSteps facts={facts} cycle={cycle} cursor={cursor} />
      </div>
      <CycleAlerts facts={facts} cycle={cycle} on={on} />
      <SegmentedControl
        className="timeline__until"
        size="xs"
        aria-label="Usage shown"
        value={isSoFar ? 'so-far' : 'whole'}
        onChange={(next) => setUntil(next === 'so-far' ? next : undefined)}
        data={[
          { value: 'whole', label: 'Whole cycle' },
          { value: 'so-far', label: `To ${formatDate(on, locale, 'day-month')}` },
        ]}
      />
      {isSoFar ? (
        <UsageSoFar facts={facts} cycle={cycle} on={on} />
      ) : (
        <UsageTable
          facts={facts}
          rows={usageRows(cycle, series.meter, book)}
          hasUnits
          none="No work in this cycle."
          sums={meter === undefined ? undefined : wholeSums(meter)}
        />
      )}
      <p className="timeline__note">
        {isSoFar
          ? ''
          : `${say.credits(usedSoFar(days, cycle.from, on))} ${say.unit} used up to ${say.date(on)}.`}
        {ceiling === undefined
          ? ''
          : ` The vendor names ${ceiling === 'unlimited' ? 'no ceiling' : `a ceiling of ${say.credits(ceiling)} a month`}; the pace here reaches ${say.credits(meter?.used ?? '0')}.`}
      </p>
    </section>
  );
}

const wholeSums = (meter: CycleUsage['meters'][number]): UsageSums => ({
  used: meter.used,
  included: meter.included,
  percent: String(meter.percent),
  left: meter.remaining,
  leftHead: 'Balance at its end',
});

type CycleStepsProps = CyclePanelProps & { readonly cycle: CycleUsage };

function CycleSteps({ facts, cycle, cursor }: CycleStepsProps) {
  const { simulation, series } = facts;
  const cycles = simulation.cycles.filter((each) => each.case === series.case);
  const at = cycles.indexOf(cycle);
  const step = (by: number) => {
    const to = cycles[at + by];
    return {
      disabled: to === undefined,
      onClick: () => {
        if (to !== undefined) cursor.choose(Math.max(0, daysBetween(simulation.start, to.from)));
      },
    };
  };
  return (
    <span className="timeline__steps">
      <ActionIcon variant="subtle" size={24} aria-label="Cycle before" {...step(-1)}>
        <IconChevronLeft size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" size={24} aria-label="Cycle after" {...step(1)}>
        <IconChevronRight size={16} />
      </ActionIcon>
    </span>
  );
}
