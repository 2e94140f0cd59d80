import { Button, Checkbox } from '@mantine/core';
import type { PriceBook } from '../../../shared/contract/price-book';
import type { Scenario } from '../../../shared/contract/scenario';
import { presetsFor } from '../../work/presets';
import { CostPreview } from './CostPreview';
import { PasteRows } from './PasteRows';
import { togglePreset, useStarting } from './starting';
import { WorkList } from './WorkList';

type WorkStepProps = {
  readonly book: PriceBook;
  readonly scenario: Scenario;
  readonly onNext: () => void;
  readonly onBack: () => void;
};

/** The second step: usual work to begin with, rows from a sheet, and how many of each. */
export function WorkStep({ book, scenario, onNext, onBack }: WorkStepProps) {
  const taken = useStarting((state) => state.presets);
  const empty = scenario.catalogs.length + scenario.lines.length === 0;
  return (
    <>
      <div className="start__columns">
        <section>
          <h2 className="lead">What do you process with {book.label}?</h2>
          <p className="secondary">Usual figures to begin with; change them at the right.</p>
          <div className="start__presets">
            {presetsFor(book).map(({ id, label, summary }) => (
              <Checkbox
                key={id}
                label={label}
                description={summary}
                checked={taken.includes(id)}
                onChange={() => togglePreset(book, id)}
              />
            ))}
          </div>
          <PasteRows book={book} scenario={scenario} />
        </section>
        <section>
          <h2 className="lead">How many?</h2>
          <WorkList book={book} scenario={scenario} />
        </section>
      </div>
      <footer className="start__foot">
        <CostPreview scenario={scenario} />
        <Button variant="default" onClick={onBack}>
          Back
        </Button>
        <Button
          onClick={onNext}
          disabled={empty}
          title={empty ? 'Choose or paste some work first.' : undefined}
        >
          See what it costs
        </Button>
      </footer>
    </>
  );
}
