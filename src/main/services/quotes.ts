import type { QuoteContent, QuoteHead, QuoteStyle, StoredQuote } from '../../shared/contract/quote';
import type { FrozenQuote } from '../../shared/contract/quote-frozen';
import { daysBefore, type Write } from './once';
import type { Ambient, KeptQuote, Storage } from './ports';
import { newQuoteContent, nextNumber, readQuoteContent, revisedContent } from './quote-content';
import type { QuoteViews } from './quote-views';
import {
  figuresChanged,
  notReady,
  numberOfRevision,
  numberTaken,
  quoteChanged,
  quoteNotDraft,
  quoteNotSent,
  quoteUnknown,
  revisionOpen,
  scenarioGone,
} from './quote-rules';
import { requirePlan } from './scenario-input';

export type QuoteServiceParts = {
  readonly storage: Storage;
  readonly ambient: Ambient;
  readonly write: Write;
  readonly views: QuoteViews;
};

/** How long a deleted draft can be brought back. */
const TRASH_DAYS = 30;

/**
 * Quotes. A draft follows its scenario; when it is sent its figures, scenario and price book are
 * frozen with it and never change again. A change after that is a new edition.
 */
export class QuoteService {
  readonly #parts: QuoteServiceParts;

  constructor(parts: QuoteServiceParts) {
    this.#parts = parts;
  }

  list(scenario?: string): readonly QuoteHead[] {
    return this.#parts.storage.quotes.list(scenario);
  }

  get(id: string): StoredQuote {
    return storedOf(this.#kept(id));
  }

  create(
    about: {
      readonly scenario: string;
      readonly plan: string;
      readonly style?: QuoteStyle | undefined;
    },
    operation?: string,
  ): StoredQuote {
    const { write, storage, ambient } = this.#parts;
    return write('quotes.create', operation, () => {
      requirePlan(this.#parts.views.scenario(about.scenario), about.plan);
      const today = ambient.now().slice(0, 10);
      const content = newQuoteContent({
        number: nextNumber(storage.quotes.editions().keys(), today.slice(0, 4)),
        today,
        plan: about.plan,
        style: about.style,
        former: storage.quotes.newest()?.content,
      });
      return this.#insert(content, { scenario: about.scenario });
    });
  }

  /** Refused where it was sent, or edited since `expectedRevision`. */
  save(id: string, expectedRevision: number, json: unknown, operation?: string): QuoteHead {
    return this.#parts.write('quotes.save', operation, () => {
      const before = this.#draft(id);
      if (before.head.revision !== expectedRevision)
        throw quoteChanged(before.head, expectedRevision);
      const content = readQuoteContent(json);
      this.#refuseNumber(before.head, content.number);
      return this.#update(before, { content });
    });
  }

  /** A draft goes to the trash and can be brought back; what was sent stays. */
  remove(id: string, operation?: string): { readonly id: string } {
    const { write, ambient } = this.#parts;
    return write('quotes.remove', operation, () => {
      this.#update(this.#draft(id), { trashedAt: ambient.now() });
      return { id };
    });
  }

  restore(id: string, operation?: string): StoredQuote {
    return this.#parts.write('quotes.restore', operation, () => {
      this.#update(this.#draft(id), { trashedAt: null });
      return this.get(id);
    });
  }

  /** Freezes the quote as it is. `hash` names the figures that the sender has seen. */
  send(id: string, expectedRevision: number, hash: string, operation?: string): StoredQuote {
    const { write, views } = this.#parts;
    return write('quotes.send', operation, () => {
      const before = this.#draft(id);
      if (before.head.revision !== expectedRevision)
        throw quoteChanged(before.head, expectedRevision);
      const priced = views.price(before, before.content);
      if (priced.figures.hash !== hash) throw figuresChanged(before.head);
      if (priced.faults.length > 0) throw notReady(priced.faults);
      this.#update(before, { status: 'sent', frozen: views.freeze(before, priced) });
      this.#replaceFormer(before.head);
      return this.get(id);
    });
  }

  accept(id: string, operation?: string): StoredQuote {
    return this.#parts.write('quotes.accept', operation, () => {
      const before = this.#kept(id);
      if (before.head.status !== 'sent') throw quoteNotSent(before.head, 'accepted');
      this.#update(before, { status: 'accepted' });
      return this.get(id);
    });
  }

  /** A new draft of the same number, its next edition. The sent one stays until this one is sent. */
  revise(id: string, operation?: string): StoredQuote {
    const { write, storage, ambient } = this.#parts;
    return write('quotes.revise', operation, () => {
      const { head, content } = this.#kept(id);
      if (head.status === 'draft') throw quoteNotSent(head, 'revised');
      if (head.scenario === null) throw scenarioGone(head);
      const edition = (storage.quotes.editions().get(head.number) ?? head.edition) + 1;
      if (edition !== head.edition + 1) throw revisionOpen(head);
      const today = ambient.now().slice(0, 10);
      const about = { scenario: head.scenario, parent: head.id, edition };
      return this.#insert(revisedContent(content, today), about);
    });
  }

  /** Drafts longer in the trash than they stay there are deleted. */
  emptyTrash(): void {
    const { storage, ambient } = this.#parts;
    const limit = daysBefore(ambient.now(), TRASH_DAYS);
    for (const id of storage.quotes.trashedBefore(limit)) storage.quotes.remove(id);
  }

  #kept(id: string): KeptQuote {
    const found = this.#parts.storage.quotes.find(id);
    if (!found) throw quoteUnknown(id);
    return found;
  }

  #draft(id: string): KeptQuote {
    const kept = this.#kept(id);
    if (kept.head.status !== 'draft') throw quoteNotDraft(kept.head);
    return kept;
  }

  #refuseNumber(head: QuoteHead, number: string): void {
    if (number === head.number) return;
    if (head.edition > 1) throw numberOfRevision(head);
    if (this.#parts.storage.quotes.editions().has(number)) throw numberTaken(number);
  }

  /** The edition that this one takes the place of; one that was accepted stays accepted. */
  #replaceFormer({ parent }: QuoteHead): void {
    const former = parent === null ? undefined : this.#parts.storage.quotes.find(parent);
    if (former?.head.status === 'sent') this.#update(former, { status: 'revised' });
  }

  #insert(
    content: QuoteContent,
    about: { readonly scenario: string; readonly parent?: string; readonly edition?: number },
  ): StoredQuote {
    const { storage, ambient } = this.#parts;
    const at = ambient.now();
    const head: QuoteHead = {
      id: ambient.newId(),
      scenario: about.scenario,
      number: content.number,
      edition: about.edition ?? 1,
      status: 'draft',
      parent: about.parent ?? null,
      title: content.title,
      customer: content.customer.name,
      plan: content.plan,
      sent: null,
      date: content.date,
      validUntil: content.validUntil,
      revision: 1,
      createdAt: at,
      updatedAt: at,
      statusSince: at,
    };
    storage.quotes.insert({ head, content, frozen: null, trashedAt: null });
    return { head, content };
  }

  #update(
    before: KeptQuote,
    change: Partial<Omit<KeptQuote, 'head'>> & { readonly status?: QuoteHead['status'] },
  ): QuoteHead {
    const { status = before.head.status, ...rest } = change;
    const at = this.#parts.ambient.now();
    const { content, frozen, trashedAt } = { ...before, ...rest };
    const head: QuoteHead = {
      ...before.head,
      number: content.number,
      title: content.title,
      customer: content.customer.name,
      plan: content.plan,
      date: content.date,
      validUntil: content.validUntil,
      sent: frozen === null ? null : sentFacts(frozen),
      status,
      statusSince: status === before.head.status ? before.head.statusSince : at,
      revision: before.head.revision + 1,
      updatedAt: at,
    };
    if (
      !this.#parts.storage.quotes.update({ head, content, frozen, trashedAt }, before.head.revision)
    ) {
      throw quoteChanged(this.#kept(head.id).head, before.head.revision);
    }
    return head;
  }
}

function storedOf({ head, content }: KeptQuote): StoredQuote {
  return { head, content };
}

function sentFacts({ figures }: FrozenQuote): QuoteHead['sent'] {
  const { totals, currency, priceBook } = figures;
  return {
    total: totals.total,
    currency,
    priceBook: { id: priceBook.id, version: priceBook.version },
  };
}
