import { z } from 'zod';
import type { PriceBookInput } from '../../../shared/contract/price-book';
import type { ScenarioInput } from '../../../shared/contract/scenario';

/** Schemas that several routers share. Contents are checked in the services, which name every fault. */

const isGroup = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const ScenarioContent = z.custom<ScenarioInput>(isGroup, 'a scenario');
export const PriceBookContent = z.custom<PriceBookInput>(isGroup, 'a price book');

/** Chosen by the caller for one write and kept for its retries: a retry gets the first answer. */
export const OperationKey = z
  .string()
  .regex(/^[A-Za-z0-9-]{8,64}$/, 'a key of 8 to 64 letters, digits or "-"')
  .optional();
