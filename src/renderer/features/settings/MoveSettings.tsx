import { Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { SettingsChange, type Settings } from '../../../shared/contract/settings';
import { faultsOf } from '../../../shared/contract/faults';
import { badInput } from '../../../shared/errors';
import { parseJson } from '../../../shared/parse-json';
import { CopyButton } from '../../components/CopyButton';
import { ErrorPanel } from '../../components/ErrorPanel';

type MoveSettingsProps = {
  readonly settings: Settings;
  readonly onTake: (change: SettingsChange) => void;
};

/** Settings as plain text, to take to another computer and back. */
export function MoveSettings({ settings, onTake }: MoveSettingsProps) {
  const own = JSON.stringify(settings, null, 2);
  const [text, setText] = useState<string | undefined>();
  const [failure, setFailure] = useState<{ readonly error: unknown } | undefined>();
  const take = (): void => {
    const parsed = parseJson(text ?? '');
    if (!parsed.ok) return setFailure({ error: parsed.error });
    const checked = SettingsChange.safeParse(parsed.value);
    if (!checked.success)
      return setFailure({ error: badInput(faultsOf(checked.error, parsed.value, SettingsChange)) });
    setFailure(undefined);
    setText(undefined);
    onTake(checked.data);
    return undefined;
  };
  return (
    <section className="settings__part" aria-labelledby="settings-text">
      <h2 id="settings-text" className="lead">
        Settings as text
      </h2>
      <Textarea
        aria-labelledby="settings-text"
        autosize
        minRows={4}
        maxRows={12}
        spellCheck={false}
        value={text ?? own}
        onChange={(event) => setText(event.currentTarget.value)}
        styles={{ input: { fontFamily: 'var(--font-id)', fontSize: 'var(--size-dense)' } }}
      />
      {failure === undefined ? null : (
        <ErrorPanel title="No setting was changed" error={failure.error} />
      )}
      <div className="settings__actions">
        <CopyButton what={() => own} />
        <Button variant="default" disabled={text === undefined || text === own} onClick={take}>
          Take over this text
        </Button>
      </div>
    </section>
  );
}
