import { Checkbox, Select } from '@mantine/core';
import { LeftoverValue, type Recommendation, type Way } from '../../../shared/contract/decisions';
import type { PriceBook } from '../../../shared/contract/price-book';
import { EmptyState } from '../../components/EmptyState';
import { ErrorPanel } from '../../components/ErrorPanel';
import { HostWords } from '../../components/HostWords';
import { MoneyText } from '../../components/MoneyText';
import { formatCredits } from '../../format/credits';
import { formatDate } from '../../format/dates';
import { formatMoney } from '../../format/money';
import { useQueryFact } from '../../routing/use-route';
import { useComparison } from '../../stores/figures';
import { useLocale } from '../../stores/preferences';
import { flipSentence, headroomSentence, marginSentence, savingSentence } from './advice-words';
import { ApplyWay } from './ApplyWay';
import { CashTable } from './CashTable';
import { explainTotal } from './FactTable';
import { RivalTable } from './RivalTable';
import { ScheduleTable } from './ScheduleTable';
import { useRecommendation } from './use-explore';
import { Waiting } from './Waiting';

const LEFTOVERS: Readonly<Record<LeftoverValue, string>> = {
  worthless: 'Leftover credits are worth nothing',
  'at-price': 'Leftover credits at what was paid',
  'at-cheapest': 'Leftover credits at the cheapest pack',
};

/** The cheapest feasible way to serve the scenario, when to do what, and how sure that is. */
export function AdviceView({ book: _book }: { readonly book: PriceBook }) {
  const [leftText, setLeft] = useQueryFact('left');
  const [stays, setStays] = useQueryFact('stays');
  const left = LeftoverValue.safeParse(leftText).data ?? 'worthless';
  const answer = useRecommendation(left, stays === 'short');
  const { data, error } = answer;
  return (
    <section aria-label="What to buy" aria-busy={answer.running}>
      <div className="explore__axes">
        <Select
          aria-label="Leftovers"
          w="18rem"
          value={left}
          onChange={(next) => setLeft(next === 'worthless' ? undefined : (next ?? undefined))}
          data={LeftoverValue.options.map((value) => ({ value, label: LEFTOVERS[value] }))}
        />
        <Checkbox
          className="explore__check"
          label="A plan may be taken for a few days"
          checked={stays === 'short'}
          onChange={(event) => setStays(event.currentTarget.checked ? 'short' : undefined)}
        />
      </div>
      {error !== null && data === undefined ? (
        <ErrorPanel title="No recommendation could be made" error={error} onRetry={answer.again} />
      ) : null}
      <Waiting
        answer={answer}
        words={data === undefined ? 'Looking for the cheapest way' : 'Looking how far it holds'}
      />
      {data === undefined ? null : <Advice advice={data} complete={!answer.running} />}
    </section>
  );
}

type AdviceProps = { readonly advice: Recommendation; readonly complete: boolean };

function Advice({ advice, complete }: AdviceProps) {
  const { choice, currency, proof, proofNote } = advice;
  if (choice === null) {
    return (
      <EmptyState title="No plan has a known price">
        Every price is on request. Enter one in Compare to see what to buy.
      </EmptyState>
    );
  }
  return (
    <>
      <Answer advice={advice} choice={choice} />
      <HowFar advice={advice} complete={complete} />
      <ScheduleTable way={choice} currency={currency} />
      <RivalTable advice={advice} />
      <CashTable advice={advice} choice={choice} />
      <Conditions advice={advice} />
      <p className="secondary explore__limits">
        {proof === 'optimal' ? 'Proven: ' : 'Best of a bounded search: '}
        <HostWords>{proofNote}</HostWords>
      </p>
    </>
  );
}

function Answer({ advice, choice }: { readonly advice: Recommendation; readonly choice: Way }) {
  const locale = useLocale();
  const { currency } = advice;
  const { data } = useComparison();
  const row = data?.plans.find(
    ({ plan, priceBook }) => plan === choice.plan && priceBook === advice.priceBook.id,
  );
  const now = data?.plans.find(({ feasible, currency: own }) => feasible && own === currency);
  const saving = savingSentence(advice, now?.total, locale);
  const shown = formatMoney(choice.total, { locale, currency });
  // The panel explains the scenario as it stands: it can explain this total where both are the same.
  const explains = choice.steps.length === 1 && row?.total === choice.total;
  return (
    <div className="advice">
      <div>
        <p className="advice__label lead">
          {advice.feasible ? choice.label : `${choice.label} leaves least unserved`}
          {choice.purchases.length === 0 ? '' : ' with packs'}
          {choice.summary.overageCredits === '0' ? '' : ' and overage'}
        </p>
        <p className="screen-figure">
          <MoneyText
            amount={choice.total}
            currency={currency}
            explain={explains ? explainTotal(choice.plan, choice.label, shown) : undefined}
          />
        </p>
        <p className="secondary">{marginSentence(advice, locale)}</p>
        {saving === undefined ? null : <p className="secondary">{saving}</p>}
        {choice.leftoverValue === '0.00' || choice.net === null ? null : (
          <p className="secondary">
            Leftovers worth {formatMoney(choice.leftoverValue, { locale, currency })}, so{' '}
            {formatMoney(choice.net, { locale, currency })} net.
          </p>
        )}
      </div>
      <ApplyWay way={choice} />
    </div>
  );
}

/** What would flip it, and how much more the purchases carry. */
function HowFar({ advice, complete }: AdviceProps) {
  const locale = useLocale();
  const sentences = [
    ...advice.flips.map((flip) => flipSentence(flip, locale)),
    ...(complete ? [headroomSentence(advice, locale)] : []),
  ].filter((text) => text !== undefined);
  if (sentences.length === 0) return null;
  return (
    <ul className="advice__facts" aria-label="How far it holds">
      {sentences.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

function Conditions({ advice }: { readonly advice: Recommendation }) {
  const locale = useLocale();
  const { currency, onCondition, asAutoTopUp, choice } = advice;
  const money = (amount: string | null): string => formatMoney(amount, { locale, currency });
  const bound = choice?.bound ?? null;
  if (onCondition.length === 0 && asAutoTopUp === null && bound === null) return null;
  return (
    <div>
      <h3 className="explore__heading">Worth knowing</h3>
      <ul className="advice__facts">
        {onCondition.map(({ condition, sentence, saves, way }) => (
          <li key={condition}>
            <HostWords>{sentence}</HostWords> {way.label}, {money(way.total)}
            {saves === null ? '.' : `: ${money(saves)} less.`}
          </li>
        ))}
        {asAutoTopUp === null ? null : (
          <li>
            Bought by auto top-up instead, {asAutoTopUp.setting.label} below a threshold of{' '}
            {formatCredits(asAutoTopUp.setting.threshold, locale)}: {money(asAutoTopUp.total)}, at
            most {money(asAutoTopUp.setting.mostPerMonth)} in one month.
          </li>
        )}
        {bound === null ? null : (
          <li>
            The term goes on until {formatDate(bound.until, locale)}: {money(bound.fees)} are due
            after this horizon.
          </li>
        )}
      </ul>
    </div>
  );
}
