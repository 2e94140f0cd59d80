import type {
  Alert,
  AutoTopUp,
  BurnKey,
  ChangeRule,
  Overage,
  Policies,
  Proration,
} from '../contract/policy';
import type { PriceBook } from '../contract/price-book';
import { counted } from '../decimal';
import { tiersText } from './figure-text';
import type { RuleDraft } from './rules';
import { AT_ZERO, FAILURE } from './rules-of-operations';
import { amountText, creditsOf, isOne, labelOf, listed, money, percentOf } from './wording';

const BURN: Readonly<Record<BurnKey, string>> = {
  priority: 'lower priority number first',
  'allowance-first': 'plan allowance before bought credits',
  'bought-first': 'bought credits before plan allowance',
  'bonus-first': 'bonus before paid',
  'restricted-first': 'restricted credits before free ones',
  expiry: 'earliest expiry',
  effective: 'earliest effective',
  id: 'id',
};

function overageWords(overage: Overage, book: PriceBook): string {
  if (overage.mode === 'off')
    return 'There is no overage: usage that no grant covers does not run.';
  const { price, limit } = overage;
  const on =
    overage.plans === undefined
      ? ''
      : ` on ${listed(overage.plans.map((plan) => labelOf(book.plans, plan)))}`;
  const meter = book.meters[0]?.id ?? 'credits';
  const cost =
    price === undefined || price === 'entered'
      ? 'the contracted rate, which you enter'
      : 'tiers' in price
        ? tiersText(price, book)
        : `${money(price.amount, book)} per ${isOne(price.per) ? (book.meters[0]?.unit ?? 'credit') : creditsOf(price.per, meter, book)}`;
  const most = [
    limit?.credits === undefined ? '' : creditsOf(limit.credits, meter, book),
    limit?.money === undefined ? '' : money(limit.money, book),
    limit?.shareOfAllowance === undefined
      ? ''
      : `${percentOf(limit.shareOfAllowance)} of the allowance`,
  ].filter((part) => part !== '');
  const bound = most.length === 0 ? '' : `, at most ${most.join(' or ')} a cycle`;
  const due =
    overage.billing === 'debt'
      ? 'carried as a debt that the next grant pays'
      : 'on the next invoice';
  const mode = overage.mode === 'user' ? 'Where it is switched on, overage' : 'Overage';
  return `${mode}${on} is billed at ${cost}${bound}, ${due}.`;
}

function topUpWords(topUp: AutoTopUp, book: PriceBook): string {
  const watched = topUp.watches === 'bought' ? 'bought balance' : 'whole balance';
  const below = topUp.trigger === 'below' ? 'below' : 'at or below';
  const how: Readonly<Record<AutoTopUp['buys'], string>> = {
    'one-by-one': 'buys the chosen pack one by one until it would not',
    'to-target': 'buys up to the target level',
    'whole-gap': 'buys the whole gap in one purchase',
  };
  const debit =
    topUp.looksAt === 'every-debit' ? 'A debit that' : `A debit that draws on the ${watched} and`;
  const caps = [
    topUp.cap?.money === undefined ? '' : money(topUp.cap.money, book),
    topUp.cap?.count === undefined ? '' : `${topUp.cap.count} purchases`,
  ].filter((part) => part !== '');
  const month = topUp.cap?.month === 'calendar' ? 'calendar month' : 'billing cycle';
  const cap =
    caps.length === 0 ? '' : `, at most ${caps.join(' or ')} a ${month} where nothing else is set`;
  return `${debit} would leave the ${watched} ${below} the threshold, or could not be paid, ${how[topUp.buys]}${cap}.`;
}

function prorationWords({ unit, changeDay, month }: Proration): string {
  const day =
    unit === 'second'
      ? ''
      : changeDay === 'counted'
        ? ', the day of the change counted as remaining'
        : ', the day of the change not counted';
  const length = month === 'real' ? `${unit}s in the cycle` : 'a month of 30 days';
  return `A part of a cycle is paid by remaining ${unit}s over ${length}${day}.`;
}

function changeWords(name: string, rule: ChangeRule): string {
  const charge: Readonly<Record<ChangeRule['charge'], string>> = {
    difference: 'the price difference is charged by days',
    'full-with-credit': `the new plan is charged in full and the old plan's remaining days are credited on ${rule.creditOn === 'this-invoice' ? 'the same invoice' : 'the invoice after that one'}`,
    full: 'the new plan is charged in full',
    none: 'nothing is charged for the change',
  };
  const allowance: Readonly<Record<ChangeRule['allowance'], string>> = {
    'new-minus-used': 'the allowance is the new one minus what was used',
    'new-in-full': 'the new allowance is granted in full',
    added: 'the new allowance is added to what is left',
    'prorated-difference': 'the allowance grows by the prorated difference',
    kept: 'the balance is carried',
  };
  const reservoir: Readonly<Record<ChangeRule['reservoir'], string>> = {
    filled: '; the reservoir fills to the new cap',
    clamped: '; the reservoir is clamped to the new cap',
    kept: '',
  };
  const when = rule.when === 'at-once' ? 'takes effect at once' : 'takes effect at the next cycle';
  const cycle = rule.cycle === 'kept' ? "the cycle's dates stay" : 'the cycle restarts that day';
  return `${name} ${when}; ${charge[rule.charge]}; ${cycle}; ${allowance[rule.allowance]}${reservoir[rule.reservoir]}.`;
}

function alertWords({ at, when, shows }: Alert): string {
  const kind = { email: 'An e-mail', banner: 'A banner', notice: 'A notice' }[shows];
  if ('runOutWithinDays' in at)
    return `${kind} shows when the balance will run out within ${counted(at.runOutWithinDays, 'day')}.`;
  const level =
    'credits' in at ? amountText(at.credits) : `${percentOf(at.shareOfAllowance)} of the allowance`;
  return `${kind} shows when the whole balance ${when === 'below' ? 'is below' : 'reaches'} ${level}.`;
}

type SomePolicies = { [K in keyof Policies]?: Policies[K] | undefined };

/** One sentence for each policy; keys without an entry here (alerts) are lists with rules of their own. */
const WORDS: {
  readonly [K in Exclude<keyof Policies, 'alerts'>]: (
    policy: NonNullable<Policies[K]>,
    book: PriceBook,
  ) => string;
} = {
  cycle: ({ anchor }) =>
    anchor === 'start'
      ? 'Cycles are monthly from the start date; a short month clamps to its last day.'
      : 'Cycles are calendar months.',
  dayOrder: ({ refill }, book) =>
    book.plans.some((plan) => plan.reservoirs.length > 0)
      ? `The daily refill comes ${refill === 'before-work' ? 'before' : 'after'} the day's work.`
      : 'What a day grants comes before its work.',
  records: ({ served }) =>
    served === 'whole'
      ? 'A record is served whole or not at all: its operations are paid together.'
      : 'Each operation of a record is paid and served on its own.',
  failure: ({ rule }) => `Failed and empty results ${FAILURE[rule]}.`,
  burnOrder: ({ keys }) =>
    `Grants burn in this order: ${keys.map((key) => BURN[key]).join('; then ')}.`,
  packs: ({ inComparison }) =>
    inComparison === 'cheapest'
      ? 'A comparison buys the cheapest mix of packs over the whole horizon.'
      : 'A comparison buys the smallest pack whenever a line falls short.',
  overage: overageWords,
  autoTopUp: topUpWords,
  proration: prorationWords,
  upgrade: (rule) => changeWords('An upgrade', rule),
  downgrade: (rule) => changeWords('A downgrade', rule),
  cancel: ({ refund, bought }) =>
    `After cancelling, service continues to the end of the paid cycle, ${refund === 'none' ? 'without refund' : 'or its unused days are paid back'}; bought credits ${bought === 'kept' ? 'stay until used' : 'are lost'}.`,
  deactivate: ({ balance }) =>
    `Deactivation ${balance === 'cleared' ? 'clears' : 'keeps'} the balance.`,
  reactivate: ({ balance }) =>
    `Reactivation ${balance === 'filled' ? 'fills the reservoir to its cap' : 'leaves the balance as it is'}.`,
  atZero: ({ rule }) => `Work that no credit covers ${AT_ZERO[rule]}.`,
  concurrency: ({ limit, rule, defaultSeconds }, book) =>
    rule === 'throughput'
      ? `A day has room for the whole part of "${labelOf(book.limits, limit)}" × 86,400 / seconds per unit; a unit takes ${counted(defaultSeconds, 'second')} where nothing else is entered, and what is over waits for the next day.`
      : `"${labelOf(book.limits, limit)}" does not bound the work of a day.`,
  ceiling: ({ days }) =>
    `The vendor's illustrative monthly ceiling is the reservoir's cap and ${counted(days, 'daily refill')}.`,
};

const KEYS = Object.keys(WORDS) as (keyof typeof WORDS)[];

/** Rules of a set of policies; `owner` is the plan's label where they are a plan's own. */
export function policyRulesOf(
  policies: SomePolicies,
  path: string,
  owner: string | undefined,
  book: PriceBook,
): RuleDraft[] {
  const prefix = owner === undefined ? '' : `On ${owner}: `;
  const drafts = KEYS.flatMap((key): RuleDraft[] => {
    const node = policies[key];
    // Each sentence takes the policy of its own key; a union of them cannot say so.
    const words = WORDS[key] as (policy: typeof node, of: PriceBook) => string;
    return node === undefined
      ? []
      : [{ id: `${path}.${key}`, words: `${prefix}${words(node, book)}`, node }];
  });
  const alerts = (policies.alerts ?? []).map((alert) => ({
    id: `${path}.alerts.${alert.id}`,
    words: `${prefix}${alertWords(alert)}`,
    node: alert,
  }));
  return [...drafts, ...alerts];
}

export function policyRules(book: PriceBook): RuleDraft[] {
  return policyRulesOf(book.policies, 'policies', undefined, book);
}
