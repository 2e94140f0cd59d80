import { ActionIcon } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { CycleUsage } from '../../../shared/contract/result';
import { daysBetween } from '../../charts/calendar';
import { formatPeriod } from '../../format/dates';
import { useLocale } from '../../stores/preferences';
import { CycleAlerts } from './CycleAlerts';
import { cycleOn, usedSoFar, vendorCeiling } from './cycle-usage';
import type { DayCursor, TimelineFacts } from './timeline-facts';
import { UsageTable } from './UsageTable';

type CyclePanelProps = { readonly facts: TimelineFacts; readonly cursor: DayCursor };

/** One billing cycle: used by category, included, percent and what remains. */
export function CyclePanel({ facts, cursor }: CyclePanelProps) {
  const { simulation, series, days, book, say } = facts;
  const locale = useLocale();
  const on = days[cursor.chosen]?.on ?? simulation.start;
  const cycle = cycleOn(simulation.cycles, on, series.case);
  if (cycle === undefined) return null;
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
      <UsageTable facts={facts} cycle={cycle} />
      <p className="timeline__note">
        {say.credits(usedSoFar(days, cycle.from, on))} {say.unit} used up to {say.date(on)}.
        {ceiling === undefined
          ? ''
          : ` The vendor names ${ceiling === 'unlimited' ? 'no ceiling' : `a ceiling of ${say.credits(ceiling)} a month`}; the pace here reaches ${say.credits(meter?.used ?? '0')}.`}
      </p>
    </section>
  );
}

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
