import { quoteName, type QuoteHead } from '../../shared/contract/quote';
import { badInput, type Fault, type TierwiseError } from '../../shared/errors';
import { refusal } from './fault';

/** What is refused of quotes. */

export function quoteUnknown(id: string): TierwiseError {
  return refusal('not-found', {
    code: 'quote_unknown',
    path: 'id',
    found: `"${id.slice(0, 80)}"`,
    allowed: 'a quote that is kept',
    remedy: 'It may have been deleted; look in the list of quotes.',
  });
}

export function quoteChanged(head: QuoteHead, expected: number): TierwiseError {
  return refusal('conflict', {
    code: 'quote_revision_conflict',
    path: 'expectedRevision',
    found: `an edit of revision ${expected} of ${quoteName(head)}, which is at ${head.revision} by now`,
    allowed: 'an edit of the newest revision',
    remedy: 'Load it again and repeat the edit.',
  });
}

export function quoteNotDraft(head: QuoteHead): TierwiseError {
  return refusal('conflict', {
    code: 'quote_sent',
    path: 'id',
    found: `${quoteName(head)}, which is ${head.status}`,
    allowed: 'a draft',
    remedy: 'What was sent stays as it is. Make a revision of it and edit that.',
  });
}

export function quoteNotSent(head: QuoteHead, wanted: string): TierwiseError {
  return refusal('conflict', {
    code: 'quote_not_sent',
    path: 'id',
    found: `${quoteName(head)}, which is ${head.status}`,
    allowed: `a quote that was sent, to be ${wanted}`,
    remedy: 'Mark it as sent first.',
  });
}

export function numberTaken(number: string): TierwiseError {
  return refusal('conflict', {
    code: 'quote_number_taken',
    path: 'number',
    found: `"${number}", which another quote has`,
    allowed: 'a number of its own',
    remedy: 'Choose another; drafts in the trash keep theirs for 30 days.',
  });
}

export function numberOfRevision(head: QuoteHead): TierwiseError {
  return refusal('bad-input', {
    code: 'quote_number_fixed',
    path: 'number',
    found: 'another number',
    allowed: `"${head.number}"`,
    remedy: 'A revision keeps the number of the quote it revises.',
  });
}

export function revisionOpen(head: QuoteHead): TierwiseError {
  return refusal('conflict', {
    code: 'quote_revised_already',
    path: 'id',
    found: `${quoteName(head)}, of which a newer edition exists`,
    allowed: 'the newest edition',
    remedy: 'Open the newest edition and revise that.',
  });
}

export function scenarioGone(head: QuoteHead): TierwiseError {
  return refusal('not-found', {
    code: 'quote_scenario_gone',
    path: 'scenario',
    found: `${quoteName(head)}, a draft whose scenario was deleted`,
    allowed: 'a draft with the scenario it prices',
    remedy: 'Make a new quote from another scenario.',
  });
}

export function figuresChanged(head: QuoteHead): TierwiseError {
  return refusal('conflict', {
    code: 'quote_figures_changed',
    path: 'hash',
    found: `figures of ${quoteName(head)} that are not the ones shown`,
    allowed: 'the figures as they were on screen',
    remedy: 'Look at the preview again: the scenario or the quote was changed meanwhile.',
  });
}

export const notReady = (faults: readonly Fault[]): TierwiseError => badInput(faults);
