import type { CeilingRow, Ceilings, Lift } from '../../../shared/contract/ceilings';
import type { PriceBook } from '../../../shared/contract/price-book';
import { ErrorPanel } from '../../components/ErrorPanel';
import { Figure } from '../../components/Figure';
import { HostWords } from '../../components/HostWords';
import { PlanSelect } from '../../components/PlanSelect';
import { formatCount } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { useChosenPlan } from '../../stores/chosen-plan';
import type { ExplainTarget } from '../../stores/explain';
import { useLocale } from '../../stores/preferences';
import { CeilingPace } from './CeilingPace';
import { explainTotal, FactTable, factColumns, hostColumn, textColumn } from './FactTable';
import { useCeilings } from './use-explore';
import { Waiting } from './Waiting';

/** When a plan runs out, which of its ceilings binds, and what lifting it costs. */
export function CeilingsView({ book: _book }: { readonly book: PriceBook }) {
  const [plan, setPlan] = useChosenPlan();
  const answer = useCeilings(plan);
  const { data, error } = answer;
  return (
    <section aria-label="Run-out" aria-busy={answer.running}>
      <PlanSelect plan={plan} onPlan={setPlan} />
      {error !== null && data === undefined ? (
        <ErrorPanel
          title="The ceilings could not be looked at"
          error={error}
          onRetry={answer.again}
        />
      ) : null}
      <Waiting answer={answer} words="Living the plan day by day" />
      {data === undefined ? null : <Found ceilings={data} />}
    </section>
  );
}

function Found({ ceilings }: { readonly ceilings: Ceilings }) {
  const { rows, monthly } = ceilings;
  return (
    <>
      <RunOut ceilings={ceilings} />
      <FactTable
        label="Ceilings"
        rows={rows}
        rowKey={(row, at) => `${at} ${row.kind}`}
        rowClass={({ binds }) => (binds ? 'ceilings__row--binds' : undefined)}
        columns={CEILING_COLUMNS}
      />
      <Reasons rows={rows} />
      {monthly === null ? null : <CeilingPace monthly={monthly} />}
      <Lifts ceilings={ceilings} />
    </>
  );
}

/** Why what binds does, in the words of the rule. */
function Reasons({ rows }: { readonly rows: readonly CeilingRow[] }) {
  const binding = rows.filter(({ binds }) => binds);
  if (binding.length === 0) return null;
  return (
    <ul className="advice__facts" aria-label="Why it binds">
      {binding.map(({ kind, label, sentence }) => (
        <li key={`${kind} ${label}`}>
          <HostWords>{sentence}</HostWords>
        </li>
      ))}
    </ul>
  );
}

/** Together no wider than what 1024 pixels leave beside the sliders. */
const CEILING_COLUMNS = [
  textColumn<CeilingRow>('label', 'Ceiling', ({ label }) => label, { width: 128, grows: true }),
  textColumn<CeilingRow>('binds', 'Binds', ({ binds }) => (binds ? '▲ binds' : 'no'), {
    width: 72,
    raw: ({ binds }) => (binds ? 'yes' : 'no'),
  }),
  hostColumn<CeilingRow>('allows', 'Allows', ({ allows }) => allows, { width: 104, align: 'end' }),
  hostColumn<CeilingRow>('needed', 'Needed', ({ needed }) => needed, { width: 308, align: 'end' }),
];

function RunOut({ ceilings }: { readonly ceilings: Ceilings }) {
  const locale = useLocale();
  const { plan, label, runOutOn, daysShort, unservedUnits, daysToFinish, rows } = ceilings;
  const binding = rows.filter(({ binds }) => binds).map((row) => row.label);
  const explain = (title: string, shown: string): ExplainTarget | undefined =>
    unservedUnits === 0
      ? undefined
      : { title: `${label}, ${title}`, shown, subject: { kind: 'unserved', plan } };
  const days = (count: number): string =>
    `${formatCount(count, locale)} ${count === 1 ? 'day' : 'days'}`;
  const facts = [
    {
      name: 'Runs short on',
      shown: runOutOn === null ? 'never' : formatDate(runOutOn, locale),
    },
    { name: 'Blocked on', shown: days(daysShort) },
    { name: 'Unserved', shown: formatCount(unservedUnits, locale) },
    {
      name: 'The work takes',
      shown: daysToFinish === null ? '–' : days(daysToFinish),
      plain: true,
    },
  ];
  return (
    <>
      <p className="lead explore__sentence">
        {runOutOn === null
          ? `${label} serves everything; nothing runs out.`
          : `${label} runs short from ${formatDate(runOutOn, locale)}${binding.length === 0 ? '' : `: ${binding.join(' and ')} ${binding.length === 1 ? 'binds' : 'bind'}`}.`}
      </p>
      <dl className="three-figures">
        {facts.map(({ name, shown, plain }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="screen-figure">
              <Figure explain={plain === true ? undefined : explain(name.toLowerCase(), shown)}>
                {shown}
              </Figure>
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

const LIFT_WORDS: Readonly<Record<Lift['by'], string>> = {
  plan: 'Another plan',
  packs: 'Packs as needed',
  overage: 'Overage switched on',
  cap: 'Auto top-up without its cap',
};

function Lifts({ ceilings }: { readonly ceilings: Ceilings }) {
  const locale = useLocale();
  const { lifts, currency, unservedUnits } = ceilings;
  const { text, money } = factColumns(lifts);
  if (lifts.length === 0) {
    return unservedUnits === 0 ? null : (
      <p className="secondary">Nothing that this price book sells would serve it all.</p>
    );
  }
  return (
    <div>
      <h3 className="explore__heading">What lifting it costs</h3>
      <FactTable
        label="What lifting it costs"
        rows={lifts}
        rowKey={({ by, plan }) => `${by} ${plan}`}
        columns={[
          text('by', 'By', ({ by }) => LIFT_WORDS[by], { width: 200, grows: true }),
          text('plan', 'On', ({ label }) => label, { width: 160 }),
          money('total', `Total (${currency})`, ({ total }) => total, {
            explain: ({ by, plan, label, total }) =>
              by === 'plan'
                ? explainTotal(plan, label, formatMoney(total, { locale, currency }))
                : undefined,
          }),
          money('more', 'More than now', ({ more }) => more, { signed: true, width: 128 }),
        ]}
      />
    </div>
  );
}
