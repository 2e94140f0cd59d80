const WIDTH = 72;
const HEIGHT = 18;

/** Twelve little bars, January to December; heights are for the eye, the numbers are in the editor. */
export function SeasonBars({ factors }: { readonly factors: readonly string[] }) {
  const heights = factors.map(Number);
  const most = Math.max(1, ...heights);
  const step = WIDTH / factors.length;
  return (
    <svg
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={`Season: ${factors.join(', ')}`}
      className="season-bars"
    >
      {heights.map((height, at) => {
        const size = Math.max(1, (height / most) * HEIGHT);
        // oxlint-disable-next-line react/no-array-index-key -- a bar is its month
        return <rect key={at} x={at * step} y={HEIGHT - size} width={step - 1} height={size} />;
      })}
    </svg>
  );
}
