import type { QueryClient } from '@tanstack/react-query';
import { PRICE_BOOK_FORMAT } from '../../shared/contract/price-book';
import { SCENARIO_FORMAT, type ScenarioInput } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import { toPriceBooks, toScenario, type Route } from '../routing/route';
import { currentRoute } from '../routing/use-route';
import { looksLikeUsage, useDropTaker } from '../stores/drop-taker';
import { looksShared, offerShare } from '../stores/share';
import type { useTRPC, useTRPCClient } from '../trpc/client';

export type FileHost = {
  readonly client: ReturnType<typeof useTRPCClient>;
  readonly trpc: ReturnType<typeof useTRPC>;
  readonly queryClient: QueryClient;
};

function formatOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'format' in value
    ? value.format
    : undefined;
}

/** Largest file that is read at all; the host has the last word. */
const MOST_BYTES = 30 * 1024 * 1024;

function tooLarge({ name, size }: File) {
  return badInput([
    {
      code: 'file_too_large',
      path: '',
      found: `${name} of ${Math.ceil(size / 1024 / 1024)} MB`,
      allowed: `a file of at most ${MOST_BYTES / 1024 / 1024} MB`,
      remedy: 'Nothing was read. Usage may be larger: drop it in Explore, Real usage.',
    },
  ]);
}

/** A folder looks like a file until it is read. */
function notReadable(name: string) {
  return badInput([
    {
      code: 'file_not_readable',
      path: '',
      found: `${name}, which cannot be read: a folder, or a file that is no longer there`,
      allowed: 'a file',
      remedy: 'Open a scenario, a price book or a .tierwise file.',
    },
  ]);
}

function usageWithoutScenario(name: string) {
  return badInput([
    {
      code: 'usage_without_scenario',
      path: '',
      found: `${name} and no open scenario`,
      allowed: 'usage for a scenario that is open',
      remedy: 'Open the scenario that it is about, then drop it there.',
    },
  ]);
}

function notKnown(name: string, format: unknown) {
  const named =
    format === undefined
      ? 'which says of itself nothing that is known here'
      : `of format ${JSON.stringify(format)}`;
  return badInput([
    {
      code: 'file_unknown',
      path: '',
      found: `${name}, ${named}`,
      allowed: `a file of format "${SCENARIO_FORMAT}" or "${PRICE_BOOK_FORMAT}"`,
      remedy: 'Open a scenario, a price book or a .tierwise file.',
    },
  ]);
}

/** Takes in a file and says where it is now, or where to go on with it; throws where it is refused. */
export async function takeFile(
  file: File,
  { client, trpc, queryClient }: FileHost,
): Promise<Route> {
  if (looksLikeUsage(file)) {
    const route = currentRoute();
    if (route.screen !== 'scenario') throw usageWithoutScenario(file.name);
    useDropTaker.setState({ usage: file });
    return toScenario(route.scenario, 'explore', { show: 'usage' });
  }
  if (file.size > MOST_BYTES) throw tooLarge(file);
  const text = await file.text().catch(() => {
    throw notReadable(file.name);
  });
  if (looksShared(text)) {
    // Brings prices along, so a person sees first what it holds.
    offerShare(text);
    return currentRoute();
  }
  if (!/^\uFEFF?\s*\{/.test(text)) throw notKnown(file.name, undefined);
  const parsed = parseJson(text);
  if (!parsed.ok) throw parsed.error;
  const format = formatOf(parsed.value);
  const operation = crypto.randomUUID();
  if (format === SCENARIO_FORMAT) {
    const scenario = parsed.value as ScenarioInput;
    const { head } = await client.scenarios.create.mutate({ scenario, operation });
    await queryClient.invalidateQueries(trpc.scenarios.list.queryFilter());
    return toScenario(head.id);
  }
  if (format !== PRICE_BOOK_FORMAT) throw notKnown(file.name, format);
  const head = await client.priceBooks.import.mutate({ text, operation });
  await queryClient.invalidateQueries(trpc.priceBooks.list.queryFilter());
  return toPriceBooks([head.id, head.version]);
}
