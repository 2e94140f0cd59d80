import type { z } from 'zod';
import { BurnDownInput } from './burn-down';
import { BurnDownResult } from './burn-down-result';
import { CyclesInput, CyclesResult } from './cycles';
import { ProrateInput, ProrateResult } from './prorate';
import { TopUpInput } from './top-up';
import { TopUpResult } from './top-up-result';

export const PART_NAMES = ['burn-down', 'cycles', 'prorate', 'top-up'] as const;
export type PartName = (typeof PART_NAMES)[number];

/** Contracts of the engine's parts by the name under which `tierwise schema` prints them. */
export const partSchemas = {
  'engine.burn-down': { input: BurnDownInput, output: BurnDownResult },
  'engine.cycles': { input: CyclesInput, output: CyclesResult },
  'engine.prorate': { input: ProrateInput, output: ProrateResult },
  'engine.top-up': { input: TopUpInput, output: TopUpResult },
} as const satisfies Record<`engine.${PartName}`, { input: z.ZodType; output: z.ZodType }>;
