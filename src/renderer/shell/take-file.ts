import type { QueryClient } from '@tanstack/react-query';
import { PRICE_BOOK_FORMAT } from '../../shared/contract/price-book';
import { SCENARIO_FORMAT, type ScenarioInput } from '../../shared/contract/scenario';
import { badInput } from '../../shared/errors';
import { parseJson } from '../../shared/parse-json';
import { toPriceBooks, toScenario, type Route } from '../routing/route';
import { currentRoute } from '../routing/use-route';
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

function notKnown(name: string, format: unknown) {
  const named =
    format === undefined ? 'which names no format' : `of format ${JSON.stringify(format)}`;
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

/** Takes in a scenario or price book file and says where it is now; throws where it is refused. */
export async function takeFile(
  file: File,
  { client, trpc, queryClient }: FileHost,
): Promise<Route> {
  const text = await file.text();
  if (looksShared(text)) {
    // Brings prices along, so a person sees first what it holds.
    offerShare(text);
    return currentRoute();
  }
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
