import type { Paint } from './palette';

/** Name of a texture's pattern within one drawing. */
const textureId = (chart: string, { colour, texture }: Paint): string =>
  `${chart}-${texture}-${colour.replaceAll(/[^\w]+/g, '')}`;

/** For `fill`: the colour itself, or the drawing's texture in that colour. */
export const fillOf = (chart: string, paint: Paint): string =>
  paint.texture === 'solid' ? paint.colour : `url(#${textureId(chart, paint)})`;

type TexturesProps = {
  /** Id that no other drawing on the page has. */
  readonly chart: string;
  readonly paints: readonly Paint[];
};

/** Patterns that a drawing fills with; a hatched or dotted part stays told apart without colour. */
export function Textures({ chart, paints }: TexturesProps) {
  const wanted = new Map(
    paints
      .filter(({ texture }) => texture !== 'solid')
      .map((paint) => [textureId(chart, paint), paint]),
  );
  return (
    <defs>
      {[...wanted].map(([id, { colour, texture }]) =>
        texture === 'hatch' ? (
          <pattern
            key={id}
            id={id}
            width={5}
            height={5}
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width={5} height={5} fill="var(--surface)" />
            <rect width={2.5} height={5} fill={colour} />
          </pattern>
        ) : (
          <pattern key={id} id={id} width={4} height={4} patternUnits="userSpaceOnUse">
            <rect width={4} height={4} fill="var(--surface)" />
            <circle cx={2} cy={2} r={1.2} fill={colour} />
          </pattern>
        ),
      )}
    </defs>
  );
}
