import type { QuoteFormat, TextEnding } from '../../shared/contract/share';
import { SHARE_ENDING } from '../../shared/contract/share';
import { quoteName } from '../../shared/contract/quote';
import type { Edition } from '../../shared/contract/quote-sheet';
import { badInput } from '../../shared/errors';
import { fileName } from '../exports/file-name';
import { jsonOf } from '../exports/json';
import { markdownOf } from '../exports/markdown';
import { missingGlyphs } from '../exports/pdf/glyphs';
import { pdfOf } from '../exports/pdf/pdf';
import { quoteCsv } from '../exports/quote-csv';
import { shareOf } from '../exports/share-file';
import { xlsxOf } from '../exports/xlsx/xlsx';
import type { Ambient, Storage } from './ports';
import type { PlanningService } from './planning';
import type { QuoteMaterial, QuoteViews } from './quote-views';
import type { BookLookup } from './book-lookup';
import { readScenario } from './scenario-input';
import { scenarioUnknown } from './scenario-rules';

/** A file made in memory; where it goes is for files.ts to say. */
export type MadeFile = { readonly name: string; readonly mime: string; readonly bytes: Uint8Array };

export type QuoteFileWish = {
  readonly id: string;
  readonly format: QuoteFormat;
  readonly edition: Edition;
  /** Figures as they were on screen; others are refused. */
  readonly hash?: string | undefined;
};

export type ExportService = {
  /** Refused where a price is unknown: no file ever shows an amount that is not one. */
  readonly quote: (wish: QuoteFileWish) => Promise<MadeFile>;
  /** A scenario with its price books and what came of it. */
  readonly share: (scenario: string) => MadeFile;
  readonly text: (name: string, ending: TextEnding, text: string) => MadeFile;
  /** Characters of a quote that its PDF cannot show. */
  readonly missingGlyphs: (id: string) => Promise<readonly string[]>;
};

const MIMES: Readonly<Record<QuoteFormat | TextEnding | typeof SHARE_ENDING, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv;charset=utf-8',
  md: 'text/markdown;charset=utf-8',
  json: 'application/json',
  ndjson: 'application/x-ndjson',
  txt: 'text/plain;charset=utf-8',
  tierwise: 'application/x-tierwise+json',
};

export function createExportService(parts: {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly books: BookLookup;
  readonly planning: PlanningService;
  readonly views: QuoteViews;
}): ExportService {
  const { storage, ambient, books, planning, views } = parts;
  return {
    quote: async ({ id, format, edition, hash }) => {
      const material = views.material(id, edition, hash);
      if (material.blocking.length > 0) throw badInput(material.blocking);
      const tail = edition === 'redacted' ? ' redacted' : '';
      const name = fileName(
        `${material.open.content.title} ${quoteName(material.head)}${tail}`,
        format,
      );
      return { name, mime: MIMES[format], bytes: await quoteBytes(material, format) };
    },
    share: (id) => {
      const kept = storage.scenarios.find(id);
      if (!kept) throw scenarioUnknown(id);
      const { scenario, book, otherBooks } = readScenario(kept.scenario, books);
      const comparison = planning.compare(scenario);
      // Through JSON, so that the file holds what its text will say, without undefined.
      const content = JSON.parse(
        JSON.stringify({ scenario, priceBooks: [book, ...otherBooks], comparison }),
      ) as Parameters<typeof shareOf>[0];
      return {
        name: fileName(scenario.name, SHARE_ENDING),
        mime: MIMES.tierwise,
        bytes: shareOf(content, `Tierwise ${ambient.programVersion}`, kept.head.updatedAt),
      };
    },
    text: (name, ending, text) => ({
      name: fileName(name, ending),
      mime: MIMES[ending],
      bytes: new TextEncoder().encode(text),
    }),
    missingGlyphs: (id) => missingGlyphs(views.material(id, 'full').sheet),
  };
}

function quoteBytes(
  material: QuoteMaterial,
  format: QuoteFormat,
): Promise<Uint8Array> | Uint8Array {
  const { open, sheet, head } = material;
  switch (format) {
    case 'pdf':
      return pdfOf(sheet, open.content.style.paper, open.content.date);
    case 'xlsx':
      return xlsxOf(open, head.edition);
    case 'csv':
      return quoteCsv(open, head.edition);
    case 'md':
      return markdownOf(sheet);
    case 'json':
      return jsonOf({ ...open, edition: head.edition, status: head.status });
    default:
      return format satisfies never;
  }
}
