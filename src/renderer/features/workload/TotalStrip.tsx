import type { Comparison, PlanSummary } from '../../../shared/contract/result';
import { failureOf } from '../../trpc/call-error';
import { MoneyText } from '../../components/MoneyText';
import { RouteLink } from '../../components/RouteLink';
import { differenceOf, percentChange } from '../../format/exact';
import { formatUnits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { formatDelta } from '../../format/money';
import { toScenario } from '../../routing/route';
import { useDraft } from '../../stores/draft';
import { useComparison } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';
import type { OpenTone, OpenValues } from '../../work/open-values';
import { useWorkState } from './work-state';

const MOST_OTHERS = 3;

type TotalStripProps = Pick<NotesProps, 'open' | 'onGo'> & {
  /** Nothing is processed yet: what plans cost at rest would be taken for an answer. */
  readonly empty: boolean;
};

/** The cheapest plan and its total, following every keystroke, and how far off the next ones are. */
export function TotalStrip({ open, empty, onGo }: TotalStripProps) {
  const { data, error, isPlaceholderData } = useComparison();
  const stale = useWorkState((state) => state.bad.size);
  if (error !== null && data === undefined) return <Problem error={error} />;
  return (
    <section className="strip" aria-label="Total" data-stale={isPlaceholderData ? '' : undefined}>
      {data === undefined ? null : <Figures comparison={data} empty={empty} />}
      <span className="strip__space" />
      <Notes open={open} stale={stale} onGo={onGo} />
      {error === null ? null : <Problem error={error} />}
    </section>
  );
}

function Problem({ error }: { readonly error: unknown }) {
  const [fault] = failureOf(error).faults;
  return (
    <p className="strip__problem" role="status">
      Not priced: {fault?.path === '' ? '' : `${fault?.path ?? ''}: `}
      {fault?.found}. {fault?.remedy}
    </p>
  );
}

function planOf(
  { plans }: Comparison,
  plan: string | null,
  book: string | null,
): PlanSummary | undefined {
  return plans.find((each) => each.plan === plan && each.priceBook === book);
}

type FiguresProps = { readonly comparison: Comparison; readonly empty: boolean };

function Figures({ comparison, empty }: FiguresProps) {
  const locale = useLocale();
  const record = useDraft((state) => state.head?.id) ?? '';
  const best = planOf(comparison, comparison.cheapest, comparison.cheapestPriceBook);
  const horizon = `${formatUnits(comparison.months, 'month', 'months', locale)} from ${formatDate(comparison.start, locale)}`;
  if (empty) {
    return (
      <div className="strip__best" role="status">
        <p className="strip__name">No work yet</p>
        <p className="caption">{horizon}</p>
      </div>
    );
  }
  if (best === undefined) {
    return (
      <div className="strip__best" role="status">
        <p className="strip__name">No plan serves all of it</p>
        <RouteLink to={toScenario(record, 'compare')}>See why</RouteLink>
      </div>
    );
  }
  const others = comparison.plans.filter(
    (plan) => plan !== best && plan.feasible && plan.total !== null,
  );
  return (
    <>
      <div className="strip__best" role="status" aria-live="polite">
        <p className="strip__name">{best.label} is cheapest</p>
        <p className="screen-figure" data-testid="total">
          <MoneyText
            amount={best.total}
            currency={best.currency}
            explain={{
              title: `${best.label}, total`,
              shown: best.total ?? '',
              subject: { kind: 'total', plan: best.plan, priceBook: best.priceBook },
            }}
          />
        </p>
        <p className="caption">{horizon}</p>
      </div>
      <ol className="strip__others">
        {others.slice(0, MOST_OTHERS).map((plan) => (
          <Other key={`${plan.priceBook} ${plan.plan}`} plan={plan} best={best} />
        ))}
        <Rest
          record={record}
          more={Math.max(0, others.length - MOST_OTHERS)}
          not={comparison.plans.length - 1 - others.length}
        />
      </ol>
    </>
  );
}

/** Plans that are not shown here, and why: more of them, or such as cannot serve all of it. */
function Rest({
  record,
  more,
  not,
}: {
  readonly record: string;
  readonly more: number;
  readonly not: number;
}) {
  const parts = [
    more > 0 ? `${more} more` : undefined,
    not > 0 ? `${not} ${not === 1 ? 'plan is' : 'plans are'} left out: why` : undefined,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return null;
  return (
    <li>
      <RouteLink to={toScenario(record, 'compare')} className="dense">
        {parts.join('; ')}
      </RouteLink>
    </li>
  );
}

function Other({ plan, best }: { readonly plan: PlanSummary; readonly best: PlanSummary }) {
  const locale = useLocale();
  if (plan.total === null || best.total === null || plan.currency !== best.currency) return null;
  const more = differenceOf(plan.total, best.total);
  return (
    <li>
      <span className="strip__other-name">{plan.label}</span>
      <MoneyText
        amount={plan.total}
        currency={plan.currency}
        explain={{
          title: `${plan.label}, total`,
          shown: plan.total,
          subject: { kind: 'total', plan: plan.plan, priceBook: plan.priceBook },
        }}
      />
      <span className="caption tabular">
        {formatDelta(more, best.total, percentChange(plan.total, best.total), {
          locale,
          currency: plan.currency,
        })}
      </span>
    </li>
  );
}

type NotesProps = {
  readonly open: OpenValues;
  readonly stale: number;
  readonly onGo: (tone: OpenTone) => void;
};

const many = (count: number, one: string, more: string): string =>
  `${count} ${count === 1 ? one : more}`;

/** What the figures rest on that nobody has said; a click goes to the next such cell. */
function Notes({ open, stale, onGo }: NotesProps) {
  return (
    <ul className="strip__notes">
      {stale > 0 ? (
        <li>
          {many(stale, 'cell is', 'cells are')} not understood: figures use the last good value
        </li>
      ) : null}
      {open.missing > 0 ? (
        <li>
          <button type="button" className="strip__note" onClick={() => onGo('missing')}>
            {many(open.missing, 'value is', 'values are')} not set
          </button>
        </li>
      ) : null}
      {open.assumed > 0 ? (
        <li>
          <button type="button" className="strip__note" onClick={() => onGo('assumed')}>
            {many(open.assumed, 'value is', 'values are')} assumed
          </button>
        </li>
      ) : null}
      {open.uncertain > 0 ? (
        <li>Ranges hold 8 in 10 cases; totals count the likely value</li>
      ) : null}
    </ul>
  );
}
