import { useState } from 'react';
import { editDraft, useDraft } from '../stores/draft';

/** The name, changed in place: Enter keeps it, Esc leaves it as it was. */
export function ScenarioName() {
  const name = useDraft((state) => state.scenario?.name) ?? '';
  const [text, setText] = useState<string | undefined>();
  const finish = (): void => {
    const wanted = text?.trim();
    setText(undefined);
    if (wanted === undefined || wanted === '' || wanted === name) return;
    editDraft('Rename scenario', (scenario) => ({ ...scenario, name: wanted.slice(0, 200) }));
  };
  return (
    <h1 className="scenario__name">
      <span className="scenario__measure" aria-hidden>
        {text ?? name}
      </span>
      <input
        aria-label="Name of the scenario"
        value={text ?? name}
        maxLength={200}
        spellCheck={false}
        {...(text === undefined ? { 'data-kept': '' } : {})}
        onChange={(event) => setText(event.currentTarget.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key !== 'Escape') return;
          event.preventDefault();
          setText(undefined);
          event.currentTarget.value = name;
          event.currentTarget.blur();
        }}
      />
    </h1>
  );
}
