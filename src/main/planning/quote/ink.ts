/** Contrast that text on white needs (WCAG 1.4.3). */
const READABLE = 4.5;

function luminance(channels: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = channels.map((channel) => {
    const share = channel / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const contrastOnWhite = (channels: readonly number[]): number =>
  1.05 / (luminance(channels) + 0.05);

/** The sender's colour, darkened until it can be read on paper. `colour` is "#rrggbb". */
export function inkOf(colour: string): string {
  let channels = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
  while (contrastOnWhite(channels) < READABLE) {
    channels = channels.map((channel) => Math.floor(channel * 0.94));
  }
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`;
}
