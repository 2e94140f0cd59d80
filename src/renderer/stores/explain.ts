import { create } from 'zustand';

/**
 * Which figure a person asks about. Figures of the open scenario name their plan (and price book,
 * where it is not the scenario's own); the panel asks the host for terms, ledger rows, rule and source.
 */
export type ExplainSubject =
  | { readonly kind: 'total'; readonly plan: string; readonly priceBook?: string }
  | {
      readonly kind: 'month';
      readonly plan: string;
      readonly priceBook?: string;
      /** First day of the month; the whole horizon where absent. */
      readonly from?: string;
      readonly part: 'subscription' | 'packs' | 'overage' | 'other' | 'total';
    }
  | {
      readonly kind: 'purchase';
      readonly plan: string;
      readonly priceBook?: string;
      readonly pack: string;
    }
  | {
      readonly kind: 'unserved';
      readonly plan: string;
      readonly priceBook?: string;
      readonly line?: string;
    }
  | {
      readonly kind: 'invoice';
      readonly plan: string;
      readonly invoice: string;
      readonly line?: number;
    }
  | {
      readonly kind: 'balance';
      readonly plan: string;
      readonly meter: string;
      readonly on: string;
      readonly case?: string;
    }
  | { readonly kind: 'entry'; readonly plan: string; readonly seq: number }
  | {
      readonly kind: 'rule';
      readonly rule: string;
      readonly plan?: string;
      readonly priceBook?: string;
    };

export type ExplainTarget = {
  /** What the figure is, in a few words: "Starter, total". */
  readonly title: string;
  /** The figure as it stands on screen. */
  readonly shown: string;
  readonly subject: ExplainSubject;
};

type ExplainState = {
  readonly target: ExplainTarget | undefined;
  readonly open: (target: ExplainTarget) => void;
  /** Closes the panel and gives the focus back to the figure. */
  readonly close: () => void;
};

/** A chart is an SVG element: it can have the focus too. */
let asked: HTMLElement | SVGElement | undefined;

export const useExplain = create<ExplainState>((set) => ({
  target: undefined,
  open: (target) => {
    const { activeElement } = document;
    if (activeElement instanceof HTMLElement || activeElement instanceof SVGElement)
      asked = activeElement;
    set({ target });
  },
  close: () => {
    set({ target: undefined });
    asked?.focus();
    asked = undefined;
  },
}));
