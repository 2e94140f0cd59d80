import { Autocomplete } from '@mantine/core';
import { useState } from 'react';
import { Settings } from '../../../shared/contract/settings';
import { formatDate } from '../../format/dates';
import { knownLocale, writeNumber } from '../../format/intl';

const COMMON = [
  'en-US',
  'en-GB',
  'de-DE',
  'de-CH',
  'fr-FR',
  'fr-CA',
  'es-ES',
  'it-IT',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'sv-SE',
  'en-IN',
  'ja-JP',
];

type LocaleFieldProps = {
  readonly locale: string | null;
  readonly onChange: (locale: string | null) => void;
};

/** A language tag, with what a number and a date look like in it. */
export function LocaleField({ locale, onChange }: LocaleFieldProps) {
  const [text, setText] = useState<string | undefined>();
  const shown = text ?? locale ?? '';
  const known = shown === '' ? knownLocale(navigator.language, 'en') : knownLocale(shown, '');
  const put = (typed: string): void => {
    const tag = typed.trim() === '' ? null : typed.trim();
    if (
      tag !== null &&
      (knownLocale(tag, '') === '' || !Settings.shape.locale.safeParse(tag).success)
    )
      return;
    setText(undefined);
    if (tag !== locale) onChange(tag);
  };
  return (
    <Autocomplete
      aria-label="Numbers and dates, as a language tag"
      className="settings__locale"
      data={COMMON}
      placeholder="System"
      value={shown}
      error={known === '' ? 'No such language tag.' : undefined}
      description={
        known === ''
          ? undefined
          : `${writeNumber('1234567.89', known)}, ${formatDate('2027-03-31', known)}`
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      onChange={setText}
      onOptionSubmit={put}
      onBlur={() => put(shown)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') put(shown);
      }}
    />
  );
}
