import type { QuoteSheet } from '../../../shared/contract/quote-sheet';
import { definitionOf, LAYOUTS } from './definition';
import { loadPdfMake } from './fonts';

export type Paper = 'A4' | 'Letter';

/**
 * The sheet as a PDF: the same bytes for the same sheet, paper and day on every host. `date` is the
 * day of the quote, which the file gives as the day it was made.
 */
export async function pdfOf(sheet: QuoteSheet, paper: Paper, date: string): Promise<Uint8Array> {
  const { pdfmake } = await loadPdfMake();
  const made = new Date(`${date}T00:00:00.000Z`);
  const definition = definitionOf(sheet, paper === 'A4' ? 'A4' : 'LETTER', made);
  pdfmake.setTableLayouts({ ...LAYOUTS });
  return pdfmake.createPdf(definition).getBuffer();
}
