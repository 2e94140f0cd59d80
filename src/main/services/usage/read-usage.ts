import type {
  UsageFormat,
  UsageMapping,
  UsageProgress,
  UsageReport,
} from '../../../shared/contract/usage';
import type { Usage } from '../../planning/replay/usage';
import type { Crew, Jobs, Tasks } from '../jobs';
import { checkMapping } from './usage-task';

export type ImportedUsage = { readonly usage: Usage; readonly report: UsageReport };

/** Takes the rows set aside, as NDJSON, as they come. */
export type AsideSink = (lines: string) => void | Promise<void>;

/** One file under way: pieces of bytes in, sums out. Holds the sums and one row, never the file. */
export class UsageReading {
  readonly #crew: Crew<Tasks['usage']>;
  readonly #aside: AsideSink;

  /** Throws TierwiseError `bad-input` where the mapping does not fit the columns. */
  constructor(
    jobs: Jobs,
    setup: { readonly mapping: UsageMapping; readonly format: UsageFormat },
    { aside, signal }: { readonly aside: AsideSink; readonly signal?: AbortSignal | undefined },
  ) {
    checkMapping(setup.mapping, setup.format);
    this.#aside = aside;
    this.#crew = jobs.open('usage', setup, { keepsState: true, signal });
  }

  async push(bytes: Uint8Array): Promise<UsageProgress> {
    const { aside, ...progress } = await this.#crew.ask('read', bytes);
    if (aside !== '') await this.#aside(aside);
    return progress;
  }

  async end(): Promise<ImportedUsage> {
    const { aside, ...imported } = await this.#crew.ask('end', null);
    if (aside !== '') await this.#aside(aside);
    this.dismiss();
    return imported;
  }

  dismiss(): void {
    this.#crew.dismiss();
  }
}
