import { Radio, Stack } from '@mantine/core';
import { chosenReading } from '../../../../shared/price-book/readings';
import type { Work } from '../use-work';
import { editChoices } from './edit-choices';
import { Section } from './Section';

/** Where a vendor's page can be read in two ways: what is taken, why, and the other readings. */
export function ReadingsSection({ work }: { readonly work: Work }) {
  const { book, scenario } = work;
  const { readings } = scenario.choices;
  if (book.assumptions.length === 0) return null;
  const put = (assumption: string, chosen: string): void => {
    const { [assumption]: _former, ...rest } = readings;
    editChoices('Choose reading', {
      readings: chosen === '' ? rest : { ...rest, [assumption]: chosen },
    });
  };
  return (
    <Section
      title="Assumptions"
      note="Where the vendor’s page is silent or can be read in two ways."
    >
      {book.assumptions.map(({ id, title, reading, reason, others }) => (
        <details key={id} className="reading" open={chosenReading(readings, id) !== null}>
          <summary>
            {title}
            {chosenReading(readings, id) === null ? null : (
              <span className="reading__changed">other reading</span>
            )}
          </summary>
          <p className="caption">{reason}</p>
          {others.length === 0 ? (
            <p className="dense">{reading}</p>
          ) : (
            <Radio.Group
              aria-label={title}
              value={chosenReading(readings, id) ?? ''}
              onChange={(chosen) => put(id, chosen)}
            >
              <Stack gap="xs" mt="xs">
                <Radio size="xs" value="" label={reading} />
                {others.map((other) => (
                  <Radio key={other.id} size="xs" value={other.id} label={other.label} />
                ))}
              </Stack>
            </Radio.Group>
          )}
        </details>
      ))}
    </Section>
  );
}
