/** Colours of the charts, by role; the values stand in styles/tokens.css. */

/** What a bar's part is painted with: a colour, and a texture that says the same without colour. */
export type Paint = {
  readonly colour: string;
  /** `hatch` is a credit or a forecast, `dots` an assumption, `solid` known (styles/README.md). */
  readonly texture: 'solid' | 'hatch' | 'dots';
};

const chartColour = (number: number): string => `var(--chart-${number})`;

/** The same kind of money has the same colour on every screen. */
const MONEY_COLOURS: Readonly<Record<string, string>> = {
  subscription: chartColour(1),
  packs: chartColour(3),
  overage: chartColour(2),
  other: chartColour(7),
};

export const moneyColour = (kind: string): string => MONEY_COLOURS[kind] ?? 'var(--chart-other)';

const PALETTE_SIZE = 8;

/** The same plan has the same colour on every screen: its place in the price book. Beyond eight they share grey. */
export const planColour = (place: number): string =>
  place >= 0 && place < PALETTE_SIZE ? chartColour(place + 1) : 'var(--chart-other)';
