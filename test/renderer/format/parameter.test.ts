import { expect, test } from 'vitest';
import type { Parameter } from '../../../src/shared/contract/cost';
import { numberMarks } from '../../../src/renderer/format/intl';
import { formatParameter, parseParameter } from '../../../src/renderer/format/parameter';

const marks = numberMarks('en');
const media: Parameter = {
  kind: 'choice',
  id: 'media',
  label: 'Media type',
  options: [
    { id: 'text', label: 'Text' },
    { id: 'image', label: 'Image or PDF' },
    { id: 'audio', label: 'Audio' },
  ],
};
const fields: Parameter = { kind: 'whole', id: 'fields', label: 'Active fields', min: 1, max: 8 };
const credits: Parameter = { kind: 'credits', id: 'credits', label: 'Credits per record' };

test.each([
  ['Text', media, 'text'],
  ['image', media, 'image'],
  ['pdf', media, 'image'],
  [
    'text 82%, image or pdf 18 %',
    media,
    {
      mix: [
        { option: 'text', share: '0.82' },
        { option: 'image', share: '0.18' },
      ],
    },
  ],
  [
    '60 % Text; 37.5 % Audio; 2.5% image',
    media,
    {
      mix: [
        { option: 'text', share: '0.6' },
        { option: 'audio', share: '0.375' },
        { option: 'image', share: '0.025' },
      ],
    },
  ],
  ['5', fields, 5],
  ['2.5', credits, { credits: '2.5' }],
  ['1.2k to 6k likely 2.4k', credits, { credits: { min: '1200', likely: '2400', max: '6000' } }],
  ['1 to 4', credits, { credits: { min: '1', max: '4' } }],
])('%s is taken', (text, parameter, value) => {
  const reading = parseParameter(text, parameter, marks);
  expect(reading).toEqual({ ok: true, value });
  if (reading.ok) {
    const shown = formatParameter(reading.value, parameter, 'en');
    expect(parseParameter(shown, parameter, marks)).toEqual({ ok: true, value });
  }
});

test.each([
  ['vidoe', media, 'no media type'],
  ['text 60%, audio 30%', media, 'sum to 90 %'],
  ['9', fields, 'from 1 to 8'],
  ['0', fields, 'from 1 to 8'],
  ['-1', credits, 'Credits are a number'],
  ['4 to 1', credits, 'from the lower'],
])('%s is refused with the reason', (text, parameter, reason) => {
  const reading = parseParameter(text, parameter, marks);
  expect(reading.ok).toBe(false);
  expect(!reading.ok && reading.problem).toContain(reason);
});
