import type { PriceBook } from '../contract/price-book';
import type { Change, Scenario } from '../contract/scenario';
import type { AutoTopUpChoice, Choices } from '../contract/scenario-choices';
import { checkMoney } from '../price-book/check-figures';
import type { Findings } from '../price-book/findings';
import { applyReadings } from '../price-book/readings';
import { horizonOf } from './horizon';

const ids = (list: readonly { readonly id: string }[]): string[] => list.map((member) => member.id);

const claimsOf = (book: PriceBook): string[] =>
  book.plans.flatMap((plan) => plan.allowances.flatMap((allowance) => allowance.claim?.id ?? []));

const hasAutoTopUp = (book: PriceBook): boolean =>
  book.policies.autoTopUp !== undefined ||
  book.plans.some((plan) => plan.policies?.autoTopUp !== undefined);

function checkTopUp(
  choice: AutoTopUpChoice | undefined,
  path: string,
  book: PriceBook,
  findings: Findings,
): void {
  if (choice === undefined) return;
  if (!hasAutoTopUp(book)) {
    findings.add(
      'auto_top_up_unknown',
      path,
      'an auto top-up',
      `none: ${book.label} has no auto top-up`,
      'Delete it; packs can be bought without it.',
    );
    return;
  }
  findings.known('pack', `${path}.pack`, choice.pack, ids(book.packs));
  checkMoney(choice.capMoney ?? undefined, `${path}.capMoney`, book.minorUnitPlaces, findings);
}

function checkEntered(choices: Choices, path: string, book: PriceBook, findings: Findings): void {
  findings.distinct(
    'plan',
    `${path}.entered`,
    choices.entered.map((row) => row.plan),
    'plan',
  );
  for (const [at, row] of choices.entered.entries()) {
    const place = `${path}.entered[${at}]`;
    checkMoney(row.price, `${place}.price`, book.minorUnitPlaces, findings);
    if (!findings.known('plan', `${place}.plan`, row.plan, ids(book.plans))) continue;
    const allowances = ids(book.plans.find((plan) => plan.id === row.plan)?.allowances ?? []);
    for (const [n, entry] of row.allowances.entries()) {
      findings.known(
        'allowance',
        `${place}.allowances[${n}].allowance`,
        entry.allowance,
        allowances,
      );
    }
  }
}

/** Choices against the price book they are made for. */
export function checkChoices(
  choices: Choices,
  path: string,
  book: PriceBook,
  findings: Findings,
): void {
  if (choices.packs?.kind === 'when-short')
    findings.known('pack', `${path}.packs.pack`, choices.packs.pack, ids(book.packs));
  checkTopUp(choices.autoTopUp, `${path}.autoTopUp`, book, findings);
  for (const [at, claim] of choices.claims.entries())
    findings.known('claim', `${path}.claims[${at}]`, claim, claimsOf(book));
  checkEntered(choices, path, book, findings);
  for (const fault of applyReadings(book, choices.readings).faults) {
    findings.faults.push({ ...fault, path: fault.path.replace(/^choices/, path) });
  }
}

function checkChange(change: Change, path: string, book: PriceBook, findings: Findings): void {
  switch (change.kind) {
    case 'plan':
      findings.known('plan', `${path}.plan`, change.plan, ids(book.plans));
      return;
    case 'reactivate':
      if (change.plan !== undefined)
        findings.known('plan', `${path}.plan`, change.plan, ids(book.plans));
      return;
    case 'auto-top-up':
      checkTopUp(change.set ?? undefined, `${path}.set`, book, findings);
      return;
    case 'buy':
      findings.known('pack', `${path}.pack`, change.pack, ids(book.packs));
      return;
    case 'claim':
      findings.known('claim', `${path}.claim`, change.claim, claimsOf(book));
      return;
    case 'price':
      findings.known('plan', `${path}.plan`, change.plan, ids(book.plans));
      checkMoney(change.amount, `${path}.amount`, book.minorUnitPlaces, findings);
      return;
    case 'cancel':
    case 'deactivate':
    case 'overage':
    case 'seats':
      return;
    default:
      change satisfies never;
  }
}

/** Scheduled changes: within the horizon, of things the book has. */
export function checkChanges(scenario: Scenario, book: PriceBook, findings: Findings): void {
  const { from, to } = horizonOf(scenario);
  for (const [at, change] of scenario.changes.entries()) {
    const path = `changes[${at}]`;
    if (change.on < from || change.on >= to) {
      findings.add(
        'date_outside_horizon',
        `${path}.on`,
        change.on,
        `a date from ${from} to before ${to}`,
        'Move the change, or lengthen the horizon.',
      );
    }
    checkChange(change, path, book, findings);
  }
}

/** An account as it stands: its plan, its cycle up to the start date, its meters. */
export function checkAccount(scenario: Scenario, book: PriceBook, findings: Findings): void {
  const { account, start } = scenario;
  if (account === undefined) return;
  findings.known('plan', 'account.plan', account.plan, ids(book.plans));
  const past = (date: string | undefined, path: string): void => {
    if (date === undefined || date <= start) return;
    findings.add(
      'date_after_start',
      path,
      date,
      `at most the start date, ${start}`,
      'The account stands as it is on the start date.',
    );
  };
  past(account.cycleStart, 'account.cycleStart');
  past(account.anchor, 'account.anchor');
  checkMoney(account.autoTopUpSpent, 'account.autoTopUpSpent', book.minorUnitPlaces, findings);
  const meters = ids(book.meters);
  for (const key of ['balances', 'bought', 'used', 'overage'] as const) {
    for (const [at, row] of account[key].entries())
      findings.known('meter', `account.${key}[${at}].meter`, row.meter, meters);
  }
  for (const [at, row] of account.bought.entries()) {
    past(row.boughtOn, `account.bought[${at}].boughtOn`);
    if (row.expiresOn !== undefined && row.expiresOn <= row.boughtOn) {
      findings.add(
        'period_empty',
        `account.bought[${at}].expiresOn`,
        row.expiresOn,
        `a date after ${row.boughtOn}`,
        'Credits expire after they are bought.',
      );
    }
  }
}
