import type { PriceBookHead } from '../../../shared/contract/library';
import type { Operation } from '../../../shared/contract/operation';
import type { Pack, Plan, PriceBook, Source } from '../../../shared/contract/price-book';
import { createDocument } from '../../stores/document';
import { changeMember, type BookChange } from './edit-book';

/** The price book being edited, with its undo stack. */
export const bookDraft = createDocument<PriceBookHead, PriceBook>(
  ({ id, version }) => `${id}@${version}`,
);

export const useBookDraft = bookDraft.use;

export const editBook = (name: string, change: BookChange, merge?: string): void =>
  bookDraft.edit(name, change, merge);

export const editPlan = (id: string, change: (plan: Plan) => Plan, merge?: string): void =>
  editBook(
    'Edit plan',
    changeMember('plans', id, change),
    merge === undefined ? undefined : `plan.${id}.${merge}`,
  );

export const editOperation = (id: string, change: (operation: Operation) => Operation): void =>
  editBook('Edit operation', changeMember('operations', id, change));

export const editPack = (id: string, change: (pack: Pack) => Pack): void =>
  editBook('Edit pack', changeMember('packs', id, change));

export const editSource = (id: string, change: (source: Source) => Source): void =>
  editBook('Edit source', changeMember('sources', id, change));
