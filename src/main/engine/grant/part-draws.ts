import { MAX } from '../amount/checked';
import type { Grant } from './grant';
import type { Purse } from './purse';

/** What one operation of a unit needs on a meter. */
export type PartNeed = { readonly operation: number; readonly credits: number };

/** Credits that some operations may use, all of them where `onlyFor` is undefined. */
export type Source = Pick<Grant, 'left' | 'onlyFor'>;

/** What one part takes from one grant. */
export type PartDraw = { readonly part: number; readonly grant: Grant; readonly credits: number };

const serves = ({ onlyFor }: Source, operation: number): boolean =>
  onlyFor === undefined || onlyFor.has(operation);

/** Whether a grant is there that some of these operations may use and others may not. */
export function isMixed(purse: Purse, operations: readonly number[]): boolean {
  if (!purse.restricted || operations.length < 2) return false;
  return purse.grants.some(({ onlyFor }) => servesPart(onlyFor, operations));
}

/** Credits that some of these operations may use and others may not. */
export function servesPart(
  onlyFor: ReadonlySet<number> | undefined,
  operations: readonly number[],
): boolean {
  if (onlyFor === undefined) return false;
  const own = operations.filter((operation) => onlyFor.has(operation)).length;
  return own > 0 && own < operations.length;
}

/** The way along which a part's need reaches a source with credits left, by displacing other parts. */
type Step = { readonly part: number; readonly source: number };

/**
 * Credits of the needs that no source can cover, however they are shared out: the largest flow from
 * sources to parts, found by augmenting along shortest ways.
 */
export function uncovered(sources: readonly Source[], needs: readonly PartNeed[]): number {
  const left = sources.map((source) => source.left);
  const flow = needs.map(() => sources.map(() => 0));
  let open = 0;
  for (const [part, { credits }] of needs.entries()) {
    let need = credits;
    while (need > 0) {
      const way = wayFrom(part, sources, needs, left, flow);
      if (way === null) break;
      need -= push(way, need, left, flow);
    }
    open += need;
  }
  return open;
}

function wayFrom(
  start: number,
  sources: readonly Source[],
  needs: readonly PartNeed[],
  left: readonly number[],
  flow: readonly number[][],
): Step[] | null {
  const reached = new Map<number, { readonly step: Step; readonly before: number | null }>();
  const queue: { readonly part: number; readonly from: number | null }[] = [
    { part: start, from: null },
  ];
  const seen = new Set([start]);
  for (let at = queue.shift(); at !== undefined; at = queue.shift()) {
    const { operation } = needs[at.part] as PartNeed;
    for (const [place, source] of sources.entries()) {
      if (reached.has(place) || !serves(source, operation)) continue;
      reached.set(place, { step: { part: at.part, source: place }, before: at.from });
      if ((left[place] ?? 0) > 0) return stepsTo(place, reached);
      for (const [other, row] of flow.entries()) {
        if (seen.has(other) || (row[place] ?? 0) === 0) continue;
        seen.add(other);
        queue.push({ part: other, from: place });
      }
    }
  }
  return null;
}

function stepsTo(
  place: number,
  reached: ReadonlyMap<number, { readonly step: Step; readonly before: number | null }>,
): Step[] {
  const steps: Step[] = [];
  for (let at: number | null = place; at !== null;) {
    const row = reached.get(at);
    if (row === undefined) break;
    steps.unshift(row.step);
    at = row.before;
  }
  return steps;
}

/** Moves as much along the way as it carries: each part takes from its new source what the next one gives up. */
function push(
  way: readonly Step[],
  need: number,
  left: number[],
  flow: readonly number[][],
): number {
  const last = way[way.length - 1] as Step;
  let most = Math.min(need, left[last.source] ?? 0);
  for (const [at, { source }] of way.entries()) {
    const next = way[at + 1];
    if (next !== undefined) most = Math.min(most, flow[next.part]?.[source] ?? 0);
  }
  for (const [at, { part, source }] of way.entries()) {
    const row = flow[part] as number[];
    row[source] = (row[source] ?? 0) + most;
    const next = way[at + 1];
    const given = next === undefined ? undefined : flow[next.part];
    if (given !== undefined) given[source] = (given[source] ?? 0) - most;
  }
  left[last.source] = (left[last.source] ?? 0) - most;
  return most;
}

/**
 * Which grants the operations of a unit draw on (rulebook 2: a unit may draw on several grants; 8:
 * credits restricted to some operations). Part by part in the burn order, but never so that a later
 * part goes short of credits that only it could have left alone.
 */
export function drawsOf(
  grants: readonly Grant[],
  needs: readonly PartNeed[],
): { readonly draws: PartDraw[]; readonly open: number } {
  const short = uncovered(grants, needs);
  const sources = grants.map(({ left, onlyFor }) => ({ left, onlyFor }));
  const open = needs.map((need) => ({ ...need }));
  const draws: PartDraw[] = [];
  for (const [part, need] of open.entries()) {
    for (const [place, grant] of grants.entries()) {
      const source = sources[place];
      if (need.credits === 0 || source === undefined) break;
      if (!serves(grant, need.operation)) continue;
      const wanted = Math.min(need.credits, source.left);
      const after = sources.with(place, { left: source.left - wanted, onlyFor: grant.onlyFor });
      // Whatever other parts then lack of this grant is left to them.
      const credits =
        wanted -
        (uncovered(after, open.with(part, { ...need, credits: need.credits - wanted })) - short);
      if (credits === 0) continue;
      source.left -= credits;
      need.credits -= credits;
      draws.push({ part, grant, credits });
    }
  }
  return { draws, open: short };
}

/** Credits without end that a pack of this kind could bring. */
export const endless = (onlyFor: ReadonlySet<number> | undefined): Source => ({
  left: MAX,
  onlyFor,
});
