import { Button } from '@mantine/core';
import { useState } from 'react';
import type { PriceBook } from '../../../shared/contract/price-book';
import { useDraft } from '../../stores/draft';
import { LeverSlider } from './LeverSlider';
import { leversOf } from './what-if';

/** Sliders shown before the rest is asked for. */
const FEW = 8;

/** A slider for each quantity of the workload; totals follow while it moves. */
export function WhatIf({ book }: { readonly book: PriceBook }) {
  const scenario = useDraft((state) => state.scenario);
  const record = useDraft((state) => state.head?.id);
  const [all, setAll] = useState(false);
  if (scenario === undefined) return null;
  const levers = leversOf(scenario, book);
  const shown = all ? levers : levers.slice(0, FEW);
  return (
    <section className="what-if" aria-labelledby="what-if-head">
      <h3 id="what-if-head" className="explore__heading">
        What if
      </h3>
      {shown.map((lever) => (
        <LeverSlider key={`${record} ${lever.key}`} lever={lever} />
      ))}
      {levers.length > FEW ? (
        <Button variant="subtle" size="compact-sm" onClick={() => setAll(!all)}>
          {all ? 'Fewer' : `${levers.length - FEW} more`}
        </Button>
      ) : null}
    </section>
  );
}
