import { Button, NumberInput, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import type { Settings, SettingsChange } from '../../../shared/contract/settings';
import { DEFAULT_SETTINGS, usePreferences } from '../../stores/preferences';
import { useChangeSettings } from '../../stores/settings';
import { BackupsPart } from './BackupsPart';
import { LocaleField } from './LocaleField';
import { MoveSettings } from './MoveSettings';
import { Whereabouts } from './Whereabouts';
import './settings.css';

type Key = keyof Settings;

type Setting = {
  readonly key: Key;
  readonly title: string;
  readonly note: string;
  /** Other words that find it. */
  readonly words: string;
  readonly control: (settings: Settings, put: (change: SettingsChange) => void) => ReactNode;
};

const SETTINGS: readonly Setting[] = [
  {
    key: 'theme',
    title: 'Theme',
    note: 'Light, dark, or as the system is.',
    words: 'dark mode colour appearance',
    control: ({ theme }, put) => (
      <SegmentedControl
        aria-label="Theme"
        value={theme}
        data={[
          { value: 'system', label: 'System' },
          { value: 'light', label: 'Light' },
          { value: 'dark', label: 'Dark' },
        ]}
        onChange={(value) => put({ theme: value })}
      />
    ),
  },
  {
    key: 'locale',
    title: 'Numbers and dates',
    note: 'The language tag whose marks and order they are set in; empty follows the system.',
    words: 'locale language format decimal comma',
    control: ({ locale }, put) => (
      <LocaleField locale={locale} onChange={(next) => put({ locale: next })} />
    ),
  },
  {
    key: 'density',
    title: 'Density of grids',
    note: 'Rows of 28, 32 or 40 pixels.',
    words: 'row height compact roomy',
    control: ({ density }, put) => (
      <SegmentedControl
        aria-label="Density of grids"
        value={density}
        data={[
          { value: 'compact', label: 'Compact' },
          { value: 'normal', label: 'Normal' },
          { value: 'roomy', label: 'Roomy' },
        ]}
        onChange={(value) => put({ density: value })}
      />
    ),
  },
  {
    key: 'weekStart',
    title: 'Week begins on',
    note: 'Where a weekday is chosen.',
    words: 'monday sunday calendar',
    control: ({ weekStart }, put) => (
      <SegmentedControl
        aria-label="Week begins on"
        value={weekStart}
        data={[
          { value: 'locale', label: 'As the locale' },
          { value: 'monday', label: 'Monday' },
          { value: 'sunday', label: 'Sunday' },
        ]}
        onChange={(value) => put({ weekStart: value })}
      />
    ),
  },
  {
    key: 'motion',
    title: 'Motion',
    note: 'Nothing moves longer than an eighth of a second; off, nothing moves at all.',
    words: 'animation reduce',
    control: ({ motion }, put) => (
      <SegmentedControl
        aria-label="Motion"
        value={motion}
        data={[
          { value: 'system', label: 'As the system' },
          { value: 'off', label: 'Off' },
        ]}
        onChange={(value) => put({ motion: value })}
      />
    ),
  },
  {
    key: 'patterns',
    title: 'Patterns on charts',
    note: 'A pattern of its own on each colour, for eyes that see colours differently.',
    words: 'colour blind hatch accessibility',
    control: ({ patterns }, put) => (
      <Switch
        aria-label="Patterns on charts"
        checked={patterns}
        onChange={(event) => put({ patterns: event.currentTarget.checked })}
      />
    ),
  },
  {
    key: 'sourceAgeDays',
    title: 'A source counts as old after',
    note: 'Figures whose page was read longer ago are marked.',
    words: 'age days price book stale',
    control: ({ sourceAgeDays }, put) => (
      <NumberInput
        aria-label="A source counts as old after, in days"
        className="settings__days"
        min={1}
        max={3650}
        allowDecimal={false}
        suffix=" days"
        value={sourceAgeDays}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1 && value <= 3650)
            put({ sourceAgeDays: value });
        }}
      />
    ),
  },
];

/** Everything a person can set for the whole program; each takes effect at once and can be undone. */
export function SettingsPage() {
  const settings = usePreferences((state) => state.settings);
  const change = useChangeSettings();
  const [search, setSearch] = useState('');
  const words = search.toLowerCase();
  const shown = SETTINGS.filter(({ title, note, words: more }) =>
    `${title} ${note} ${more}`.toLowerCase().includes(words),
  );
  return (
    <div className="settings">
      <header className="settings__head">
        <h1 className="title">Settings</h1>
        <TextInput
          aria-label="Find a setting"
          placeholder="Find a setting"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
        />
      </header>
      <ul className="settings__list">
        {shown.map(({ key, title, note, control }) => (
          <li key={key}>
            <div>
              <p className="settings__title">{title}</p>
              <p className="caption">{note}</p>
            </div>
            <div className="settings__control">
              {control(settings, (wanted) => void change(`Set ${title.toLowerCase()}`, wanted))}
              {settings[key] === DEFAULT_SETTINGS[key] ? null : (
                <Button
                  variant="subtle"
                  size="compact-sm"
                  onClick={() =>
                    void change(`Reset ${title.toLowerCase()}`, { [key]: DEFAULT_SETTINGS[key] })
                  }
                >
                  Reset
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {shown.length === 0 ? (
        <p className="settings__none secondary">No setting is called so.</p>
      ) : null}
      {search === '' ? (
        <>
          <Whereabouts />
          <BackupsPart />
          <MoveSettings
            settings={settings}
            onTake={(wanted) => void change('Import settings', wanted)}
          />
        </>
      ) : null}
    </div>
  );
}
