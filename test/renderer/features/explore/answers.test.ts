import { describe, expect, it } from 'vitest';
import { coursePath } from '../../../../src/renderer/charts/TwoCoursesChart';
import { linearScale } from '../../../../src/renderer/charts/scale';
import {
  flipSentence,
  headroomSentence,
  marginSentence,
  savingSentence,
} from '../../../../src/renderer/features/explore/advice-words';
import { againstSentence } from '../../../../src/renderer/features/explore/usage/against-words';
import { untilResult, type BeginAnswer } from '../../../../src/renderer/trpc/use-long-answer';
import type { Flip, Recommendation } from '../../../../src/shared/contract/decisions';
import type { PlanAgainstActual } from '../../../../src/shared/contract/replay';

const advice = (change: Partial<Recommendation>): Recommendation =>
  ({
    feasible: true,
    plan: null,
    currency: 'EUR',
    margin: { amount: '60.00', percent: '9.1' },
    runnersUp: [{ way: { label: 'Free' } }],
    choice: {},
    headroomPercent: '12.5',
    ...change,
  }) as unknown as Recommendation;

describe('what is said of a recommendation', () => {
  it('names the next best and how far it is', () => {
    expect(marginSentence(advice({}), 'en')).toBe('The next best, Free, costs €60.00 (9.1%) more.');
    const tie = advice({ margin: { amount: '0.00', percent: '0.0' } });
    expect(marginSentence(tie, 'en')).toBe('As dear as Free: a tie.');
    const alone = advice({ margin: null, runnersUp: [] });
    expect(marginSentence(alone, 'en')).toBe('No other plan serves everything.');
    const short = advice({ feasible: false });
    expect(marginSentence(short, 'en')).toBe('No way serves everything that is needed.');
  });

  it('says what flips it, without a tenth that is none', () => {
    const flip = (change: Partial<Flip>): Flip => ({
      direction: 'more',
      percent: '12.0',
      label: 'Pro',
      sentence: '',
      ...change,
    });
    expect(flipSentence(flip({}), 'en')).toBe('From 12% more work on, Pro is cheaper.');
    const less = flip({ direction: 'less', percent: '-66.4' });
    expect(flipSentence(less, 'en')).toBe('From 66.4% less work on, Pro is cheaper.');
    const none = flip({ percent: null, label: null, sentence: 'Up to 400.0 % more work.' });
    expect(flipSentence(none, 'en')).toBe('Up to 400% more work.');
  });

  it('says what it saves against buying as now, and nothing where it saves nothing', () => {
    const found = advice({ choice: { total: '220.00' } as Recommendation['choice'] });
    expect(savingSentence(found, '1350.00', 'en')).toBe(
      '€1,130.00 less than the cheapest plan as the scenario buys now.',
    );
    expect(savingSentence(found, '220.00', 'en')).toBeUndefined();
    expect(savingSentence(found, undefined, 'en')).toBeUndefined();
    expect(savingSentence({ ...found, feasible: false }, '1350.00', 'en')).toBeUndefined();
  });

  it('says how much more the purchases carry', () => {
    expect(headroomSentence(advice({}), 'en')).toBe('As listed it carries up to 12.5% more work.');
    const full = advice({ headroomPercent: '0.0' });
    expect(headroomSentence(full, 'en')).toBe('As listed it carries no more work than this.');
    expect(headroomSentence(advice({ feasible: false }), 'en')).toBeUndefined();
  });
});

describe('an account against its plan', () => {
  const meter = {
    meter: 'credits',
    plannedUsed: [],
    actualUsed: [],
    plannedBalance: [],
    actualBalance: [],
    ahead: '-32860',
    aheadPercent: '-87.6',
  };
  const against = (expected: string | null): PlanAgainstActual =>
    ({
      days: ['2026-03-01', '2026-03-02'],
      planned: { total: '30.00', firstShortOn: null },
      expected: { total: '30.00', firstShortOn: expected },
    }) as unknown as PlanAgainstActual;

  const WORDS = { units: 'credits', locale: 'en' };

  it('is said with the day on which it runs short where that is news', () => {
    expect(againstSentence(meter, against(null), WORDS)).toBe(
      '32,860 fewer credits used than planned in 2 days (88%)',
    );
    expect(againstSentence({ ...meter, ahead: '5' }, against('2026-03-19'), WORDS)).toBe(
      '5 more credits used than planned in 2 days (88%); it runs short on Mar 19, 2026',
    );
  });

  it('is drawn in steps, a day as wide as the next', () => {
    const x = linearScale([0, 2], [0, 20], { ticks: 2, exact: true });
    const y = linearScale([0, 100], [100, 0], { ticks: 2, exact: true });
    expect(coursePath(['100', '40'], x, y)).toBe('M0 0H10V60H20');
  });
});

describe('an answer that takes a moment', () => {
  const begin =
    (
      say: (handlers: Parameters<BeginAnswer<string>>[0]) => void,
      left: string[],
    ): BeginAnswer<string> =>
    (handlers) => {
      queueMicrotask(() => say(handlers));
      return { unsubscribe: () => left.push('left') };
    };

  it('is the result, after progress and previews were heard', async () => {
    const heard: string[] = [];
    const answer = untilResult(
      begin(({ onData, onComplete }) => {
        onData({ kind: 'progress', done: 1, of: 3 });
        onData({ kind: 'preview', done: 2, of: 3, result: 'early' });
        onData({ kind: 'result', result: 'whole' });
        onComplete();
      }, []),
      new AbortController().signal,
      (event) => heard.push(event.kind),
    );
    expect(await answer).toBe('whole');
    expect(heard).toEqual(['progress', 'preview']);
  });

  it('is left when nobody waits for it, and says nothing more', async () => {
    const left: string[] = [];
    const heard: string[] = [];
    const stop = new AbortController();
    const answer = untilResult(
      begin(({ onData }) => {
        stop.abort();
        onData({ kind: 'progress', done: 1, of: 3 });
      }, left),
      stop.signal,
      (event) => heard.push(event.kind),
    );
    await expect(answer).rejects.toThrow('Stopped');
    expect([left, heard]).toEqual([['left'], []]);
  });

  it('is an error where the host ends without one', async () => {
    const answer = untilResult(
      begin(({ onComplete }) => onComplete(), []),
      new AbortController().signal,
      () => undefined,
    );
    await expect(answer).rejects.toThrow('without an answer');
  });
});
