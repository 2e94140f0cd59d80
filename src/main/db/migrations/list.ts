import type { Migration } from '../migrate';
import { library } from './001-library';
import { quotes } from './002-quotes';
import { scenarioHistory } from './003-scenario-history';

/** In order; only ever added to at the end. */
export const migrations: readonly Migration[] = [library, quotes, scenarioHistory];
