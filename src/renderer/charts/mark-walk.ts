/** Keys that walk the marks of a chart; undefined for every other key. `page` marks are one page. */
export function walkedMark(
  key: string,
  at: number | undefined,
  count: number,
  page: number,
): number | undefined {
  if (count === 0) return undefined;
  const to = (mark: number): number => Math.max(0, Math.min(count - 1, mark));
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
      return at === undefined ? 0 : to(at + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
      return at === undefined ? count - 1 : to(at - 1);
    case 'PageDown':
      return at === undefined ? 0 : to(at + page);
    case 'PageUp':
      return at === undefined ? count - 1 : to(at - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return undefined;
  }
}
