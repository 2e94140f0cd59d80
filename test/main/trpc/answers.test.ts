import { describe, expect, it } from 'vitest';
import { createAppService } from '../../../src/main/services/app';
import type { AnswerEvent } from '../../../src/main/services/answers';
import { createDecisionService } from '../../../src/main/services/decisions';
import { createExploreService } from '../../../src/main/services/explore';
import { runCall } from '../../../src/main/trpc/call';
import { appRouter } from '../../../src/main/trpc/router';
import type { Reply } from '../../../src/shared/channel';
import { BreakEvenQuery, PlanMapQuery } from '../../../src/shared/contract/explore';
import type { Recommendation } from '../../../src/shared/contract/decisions';
import { SCHEMAS } from '../../../src/shared/schema';
import { smallScenario, testLibrary } from '../../support/library';
import { smallBook } from '../../support/small-book';

/** Calls as both hosts make them: JSON text in, replies out as JSON text. */
function host() {
  const library = testLibrary();
  const services = {
    ...library,
    app: createAppService({ version: '1.0.0', host: 'browser' as const }),
  };
  const listen = async (
    path: string,
    input: unknown,
    stop = new AbortController(),
    onReply: () => void = () => undefined,
  ): Promise<Reply[]> => {
    const replies: Reply[] = [];
    await runCall(
      { router: appRouter, context: () => ({ services }) },
      { type: 'subscription', path, input: JSON.stringify(input), signal: stop.signal },
      (reply) => {
        replies.push(JSON.parse(JSON.stringify(reply)) as Reply);
        onReply();
      },
    );
    return replies;
  };
  return { library, listen };
}

const eventsOf = <T>(replies: readonly Reply[]): AnswerEvent<T>[] =>
  replies.flatMap((reply) => (reply.kind === 'data' ? [reply.data as AnswerEvent<T>] : []));

function answerOf(replies: readonly Reply[]): unknown {
  const last = eventsOf<unknown>(replies).at(-1);
  expect(replies.at(-1)).toEqual({ kind: 'done' });
  return last?.kind === 'result' ? last.result : undefined;
}

const scenario = smallScenario();
const PART = { kind: 'line', id: 'checks' } as const;
const decisions = createDecisionService(() => smallBook());
const explore = createExploreService(() => smallBook());
const axis = { part: PART, points: 3 };

describe('answers over the router', () => {
  it.each([
    [
      'decisions.recommend',
      'recommendation',
      { scenario },
      () => decisions.recommend(scenario, {}),
    ],
    [
      'decisions.ceilings',
      'ceilings',
      { scenario, plan: 'pro' },
      () => decisions.ceilings(scenario, 'pro'),
    ],
    [
      'decisions.assumptions',
      'assumptions',
      { scenario, plan: 'pro' },
      () => testLibrary().planning.assumptions({ scenario, plan: 'pro' }),
    ],
    [
      'explore.breakEven',
      'break-even',
      { scenario },
      () => explore.breakEven(scenario, BreakEvenQuery.parse({})),
    ],
    [
      'explore.planMap',
      'plan-map',
      { scenario, query: { x: axis, y: { ...axis, part: { kind: 'all' } } } },
      () =>
        explore.planMap(
          scenario,
          PlanMapQuery.parse({ x: axis, y: { ...axis, part: { kind: 'all' } } }),
        ),
    ],
    [
      'explore.sensitivity',
      'sensitivity',
      { scenario, plan: 'pro' },
      () => explore.sensitivity(scenario, 'pro'),
    ],
  ])('%s ends with what the command line says at once', async (path, schema, input, atOnce) => {
    const answer = answerOf(await host().listen(path, input));
    // Strict objects: what is published as its schema is all there is.
    expect(SCHEMAS.get(schema)?.parse(answer)).toEqual(answer);
    expect(answer).toEqual(JSON.parse(JSON.stringify(atOnce())));
  });

  it('shows the choice of a recommendation before what is told of it', async () => {
    const replies = await host().listen('decisions.recommend', { scenario });
    const events = eventsOf<Recommendation>(replies);
    const previews = events.flatMap((event) => (event.kind === 'preview' ? [event.result] : []));
    const last = events.at(-1);
    const result = last?.kind === 'result' ? last.result : undefined;
    expect(previews.length).toBeGreaterThan(0);
    for (const preview of previews) {
      expect(preview.choice).toEqual(result?.choice);
      expect(preview.margin).toEqual(result?.margin);
    }
    expect(previews[0]?.flips).toEqual([]);
    expect(result?.flips.length).toBeGreaterThan(0);
  });

  it('prices the saved scenarios of a version under another', async () => {
    const { library, listen } = host();
    const { head } = library.scenarios.create(smallScenario({ name: 'Kept' }));
    library.scenarios.create(smallScenario({ name: 'In the trash' }));
    const second = library.scenarios.list('active').find(({ name }) => name === 'In the trash')!;
    library.scenarios.move(second.id, 'trash');
    const same = { before: head.priceBook, after: head.priceBook };
    expect(answerOf(await listen('decisions.impact', same))).toMatchObject({
      counts: { same: 1, more: 0, less: 0, infeasible: 0, other: 0 },
      rows: [{ scenario: 'Kept', change: '0.00' }],
    });
  });

  it('stops between two parts when the call is stopped', async () => {
    const stop = new AbortController();
    const lines = Array.from({ length: 30 }, (_, at) => ({
      id: `line-${at}`,
      operation: 'check',
      quantity: 100 + at,
      schedule: { kind: 'daily' as const },
    }));
    const { listen } = host();
    const input = {
      scenario: smallScenario({ months: 24, lines }),
      query: {
        x: { part: { kind: 'line', id: 'line-0' }, points: 60 },
        y: { part: { kind: 'all' }, points: 60 },
      },
    };
    const replies = await listen('explore.planMap', input, stop, () => stop.abort());
    expect(eventsOf(replies)).toMatchObject([{ kind: 'progress', of: 3_600 }]);
    expect(replies).toHaveLength(1);
  });

  it.each([
    ['decisions.recommend', { scenario, plan: 'golden' }, 'plan'],
    ['decisions.ceilings', { scenario, plan: 'golden' }, 'plan'],
    ['decisions.assumptions', { scenario, plan: 'golden' }, 'plan'],
    ['explore.sensitivity', { scenario, plan: 'golden' }, 'plan'],
    ['explore.breakEven', { scenario, query: { part: { kind: 'line', id: 'x' } } }, 'part'],
    [
      'explore.planMap',
      { scenario, query: { x: axis, y: { part: { kind: 'catalog', id: 'x' } } } },
      'y.part',
    ],
  ])('%s refuses what there is not, and says where', async (path, input, place) => {
    const [reply] = await host().listen(path, input);
    expect(reply).toMatchObject({
      kind: 'error',
      error: { data: { kind: 'bad-input', faults: [{ path: place }] } },
    });
  });
});
