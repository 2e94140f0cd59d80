import { faultsOf, limited } from '../contract/faults';
import type { PriceBook } from '../contract/price-book';
import { Scenario } from '../contract/scenario';
import { parseDecimal } from '../decimal';
import type { Fault } from '../errors';
import { Findings } from '../price-book/findings';
import { checkAccount, checkChanges, checkChoices } from './check-choices';
import { checkParameters, checkWork, operationOf } from './check-work';

/** A price book by id and version, the newest where no version is asked for; undefined where there is none. */
export type BookOf = (id: string, version?: string) => PriceBook | undefined;

export type CheckedScenario =
  | { readonly ok: true; readonly scenario: Scenario; readonly book: PriceBook }
  | { readonly ok: false; readonly faults: readonly Fault[] };

function bookAt(
  { id, version }: { readonly id: string; readonly version?: string | undefined },
  path: string,
  bookOf: BookOf,
  findings: Findings,
): PriceBook | undefined {
  const book = version === undefined ? bookOf(id) : bookOf(id, version);
  if (book !== undefined) return book;
  const newest = version === undefined ? undefined : bookOf(id);
  if (newest === undefined) {
    findings.add(
      'price_book_unknown',
      `${path}.id`,
      id,
      'the id of a price book that is here',
      'List the price books, or import the one that is meant.',
    );
  } else {
    findings.add(
      'price_book_version_unknown',
      `${path}.version`,
      version,
      `a version that is here, such as "${newest.version}"`,
      'Name another version, or none for the newest.',
    );
  }
  return undefined;
}

function checkNeeds({ needs }: Scenario, book: PriceBook, findings: Findings): void {
  const features = book.features.map((feature) => feature.id);
  const limits = book.limits.map((limit) => limit.id);
  for (const [at, feature] of needs.features.entries())
    findings.known('feature', `needs.features[${at}]`, feature, features);
  for (const [at, need] of needs.limits.entries())
    findings.known('limit', `needs.limits[${at}].limit`, need.limit, limits);
}

function checkAlternatives(
  scenario: Scenario,
  book: PriceBook,
  bookOf: BookOf,
  findings: Findings,
): void {
  for (const [at, alternative] of scenario.alternatives.entries()) {
    const path = `alternatives[${at}]`;
    const other = bookAt(alternative.priceBook, `${path}.priceBook`, bookOf, findings);
    for (const [n, row] of alternative.map.entries()) {
      const place = `${path}.map[${n}]`;
      operationOf(row.from, book, `${place}.from`, findings);
      if (other === undefined) continue;
      const operation = operationOf(row.to, other, `${place}.to`, findings);
      if (operation !== undefined)
        checkParameters(row.parameters, [operation], other, `${place}.parameters`, findings);
    }
    const { rate } = alternative;
    if (rate !== undefined && parseDecimal(rate.value).units === 0n) {
      findings.add(
        'rate_empty',
        `${path}.rate.value`,
        rate.value,
        'a rate above 0',
        'Enter what one unit of the other currency costs.',
      );
    }
    if (other === undefined) continue;
    if (rate === undefined && other.currency !== book.currency) {
      findings.add(
        'rate_missing',
        `${path}.rate`,
        undefined,
        `what 1 ${other.currency} is in ${book.currency}, with its date`,
        'Enter the rate and the date it was seen.',
      );
    }
    checkChoices(alternative.choices, `${path}.choices`, other, findings);
  }
}

function checkAgainst(
  scenario: Scenario,
  book: PriceBook,
  bookOf: BookOf,
  findings: Findings,
): void {
  if (scenario.plan !== undefined)
    findings.known(
      'plan',
      'plan',
      scenario.plan,
      book.plans.map((plan) => plan.id),
    );
  checkWork(scenario, book, findings);
  checkChoices(scenario.choices, 'choices', book, findings);
  checkChanges(scenario, book, findings);
  checkAccount(scenario, book, findings);
  checkNeeds(scenario, book, findings);
  checkAlternatives(scenario, book, bookOf, findings);
}

/**
 * Checks a scenario as it comes from a file or the screen: the contract first, then all it names
 * against its price book. Parameters out of their range are refused with the range named. All faults
 * come at once, the first hundred of them.
 */
export function checkScenario(json: unknown, bookOf: BookOf): CheckedScenario {
  const parsed = Scenario.safeParse(json);
  if (!parsed.success) return { ok: false, faults: faultsOf(parsed.error, json, Scenario) };
  const scenario = parsed.data;
  const findings = new Findings();
  const book = bookAt(scenario.priceBook, 'priceBook', bookOf, findings);
  if (book !== undefined) checkAgainst(scenario, book, bookOf, findings);
  if (book === undefined || findings.faults.length > 0)
    return { ok: false, faults: limited(findings.faults) };
  return { ok: true, scenario, book };
}
