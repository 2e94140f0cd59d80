import { useId, useState } from 'react';
import { readCount } from '../../components/fields/readings';
import { TypedField } from '../../components/fields/TypedField';
import { formatCount } from '../../format/credits';
import { numberMarks } from '../../format/intl';
import { isUncertain } from '../../format/quantity';
import { editDraft, previewDraft, useDraft } from '../../stores/draft';
import { useLocale } from '../../stores/preferences';
import { sliderEnd, withLever, type Lever } from './what-if';

const MOST = 1_000_000_000_000;

/** Moving shows what would be; letting go keeps it, as one undoable step. */
function useLever(lever: Lever) {
  const locale = useLocale();
  const [moving, setMoving] = useState<number>();
  const show = (next: number): void => {
    setMoving(next);
    const { scenario } = useDraft.getState();
    if (scenario !== undefined) previewDraft(withLever(scenario, lever, next));
  };
  const keep = (next: number): void => {
    setMoving(undefined);
    if (next === lever.likely) return previewDraft(undefined);
    editDraft(
      `Set ${lever.label} to ${formatCount(next, locale)}`,
      (scenario) => withLever(scenario, lever, next),
      { place: { view: 'explore', target: lever.key } },
    );
  };
  const letGo = (): void => {
    if (moving !== undefined) keep(moving);
  };
  return { value: moving ?? lever.likely, show, keep, letGo };
}

/** One quantity: a slider and its number. */
export function LeverSlider({ lever }: { readonly lever: Lever }) {
  const id = useId();
  const locale = useLocale();
  const [base] = useState(lever.likely);
  const { value, show, keep, letGo } = useLever(lever);
  const end = Math.max(sliderEnd(base), sliderEnd(lever.likely) / 2);
  return (
    <div className="lever">
      <label htmlFor={id} className="lever__label">
        {lever.label}
        {isUncertain(lever.quantity) ? (
          <span className="caption"> likely value of a range</span>
        ) : null}
      </label>
      <TypedField
        label={`${lever.label}, number`}
        hideLabel
        align="end"
        shown={formatCount(value, locale)}
        read={(text) => readCount(text, numberMarks(locale), 0, MOST)}
        onPreview={(next) => (next === undefined ? previewDraft(undefined) : show(next))}
        onKeep={keep}
      />
      <div className="lever__track">
        <input
          id={id}
          type="range"
          min={0}
          max={end}
          step={Math.max(1, Math.round(end / 200))}
          value={value}
          title="Double click goes back to where it stood"
          onChange={(event) => show(Number(event.currentTarget.value))}
          onPointerUp={letGo}
          onKeyUp={letGo}
          onBlur={letGo}
          onDoubleClick={() => keep(base)}
        />
        <span
          className="lever__base"
          style={{ left: `${(100 * base) / end}%` }}
          title={`It stood at ${formatCount(base, locale)}`}
        />
      </div>
    </div>
  );
}
