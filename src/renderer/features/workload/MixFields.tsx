import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Parameter } from '../../../shared/contract/cost';
import type { ParameterValue } from '../../../shared/contract/scenario-work';
import { compareAmounts, differenceOf, isZero, sumOf, trimmed } from '../../format/exact';
import { parsePercent } from '../../format/parse-quantity';
import { formatPercent, percentOfShare } from '../../format/percent';
import { editDraft } from '../../stores/draft';
import { parameterInForce, putParameter } from '../../work/columns-of-book';
import { rowName } from './edit-cell';
import type { Work } from './use-work';
import type { WorkRow } from '../../work/work-rows';

type Choice = Extract<Parameter, { kind: 'choice' }>;
type Shares = Readonly<Record<string, string>>;

function sharesOf(value: ParameterValue | undefined): Shares {
  if (typeof value === 'string') return { [value]: '1' };
  if (typeof value === 'object' && 'mix' in value) {
    return Object.fromEntries(value.mix.map(({ option, share }) => [option, share]));
  }
  return {};
}

type Share = { readonly option: string; readonly share: string | undefined };

/** One option alone, or a mix of those that have a share. */
function valueOf(shares: readonly Share[]): ParameterValue | undefined {
  const mix = shares.flatMap(({ option, share }) =>
    share === undefined || isZero(share) ? [] : [{ option, share: trimmed(share) }],
  );
  return mix.length === 1 ? mix[0]?.option : mix.length === 0 ? undefined : { mix };
}

type MixFieldsProps = { readonly work: Work; readonly row: WorkRow; readonly parameter: Choice };

/** How the records spread over the options of a parameter; kept once the shares sum to 100 %. */
export function MixFields({ work, row, parameter }: MixFieldsProps) {
  const { locale, marks } = work.context;
  const inForce = sharesOf(parameterInForce(row, parameter)?.value);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const shareAt = (option: string): string | undefined =>
    typed[option] === undefined
      ? (inForce[option] ?? '0')
      : typed[option].trim() === ''
        ? '0'
        : parsePercent(typed[option], marks);
  const shares = parameter.options.map(({ id }) => ({ option: id, share: shareAt(id) }));
  const known = shares.flatMap(({ share }) => share ?? []);
  const rest = known.length < shares.length ? undefined : differenceOf('1', sumOf(known, 0));
  const whole = rest !== undefined && isZero(rest);
  const put = (next: readonly Share[]): void => {
    const value = valueOf(next);
    if (value === undefined) return;
    setTyped({});
    editDraft(`Set ${parameter.label} of ${rowName(row, work.context)}`, () =>
      putParameter(row, parameter.id, value, work.context),
    );
  };
  const finish = (): void => {
    if (whole && Object.keys(typed).length > 0) put(shares);
  };
  return (
    <fieldset className="mix">
      <legend>{parameter.label}</legend>
      {parameter.options.map(({ id, label }) => (
        <label key={id} className="mix__row">
          <span className="truncate">{label}</span>
          <TextInput
            aria-label={`${label}, percent`}
            value={
              typed[id] ??
              formatPercent(percentOfShare(inForce[id] ?? '0'), locale, { exact: true })
            }
            error={shareAt(id) === undefined}
            onChange={(event) => setTyped({ ...typed, [id]: event.currentTarget.value })}
            onBlur={finish}
            onKeyDown={(event) => event.key === 'Enter' && finish()}
          />
        </label>
      ))}
      {rest === undefined || whole ? null : (
        <Rest
          rest={rest}
          locale={locale}
          offers={parameter.options.flatMap(({ id, label }) => {
            const own = shareAt(id);
            const filled = own === undefined ? undefined : sumOf([own, rest], 0);
            if (filled === undefined || filled.startsWith('-')) return [];
            return [{ label, take: () => put(withShare(shares, id, filled)) }];
          })}
        />
      )}
    </fieldset>
  );
}

const withShare = (shares: readonly Share[], option: string, share: string): readonly Share[] =>
  shares.map((each) => (each.option === option ? { ...each, share } : each));

type RestProps = {
  readonly rest: string;
  readonly locale: string;
  readonly offers: readonly { readonly label: string; readonly take: () => void }[];
};

/** What the shares lack or have too much, and the options that could take it. */
function Rest({ rest, locale, offers }: RestProps) {
  const percent = formatPercent(percentOfShare(rest.replace('-', '')), locale, { exact: true });
  return (
    <div className="mix__rest" role="status">
      <span>
        {compareAmounts(rest, '0') > 0
          ? `${percent} missing; put it on`
          : `${percent} too much; take it from`}
      </span>
      {offers.map(({ label, take }) => (
        <Button key={label} variant="subtle" size="compact-xs" onClick={take}>
          {label}
        </Button>
      ))}
    </div>
  );
}
