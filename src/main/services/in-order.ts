/**
 * Work on inputs as they come, `width` of them at once, the answers in the order of the inputs. No
 * input is taken before there is room for its answer, so that nothing piles up on either side.
 */
export async function* inOrder<I, O>(
  inputs: AsyncIterable<I>,
  width: number,
  work: (input: I) => Promise<O>,
): AsyncGenerator<O, void, undefined> {
  const iterator = inputs[Symbol.asyncIterator]();
  const open: Promise<O>[] = [];
  let next: Promise<IteratorResult<I>> | null = iterator.next();
  try {
    while (next !== null || open.length > 0) {
      const head = open[0];
      const room = next !== null && open.length < width;
      const first = await firstOf(room ? next : null, head);
      if (first === 'answer') {
        yield await (open.shift() as Promise<O>);
        continue;
      }
      const taken = (await next) as IteratorResult<I>;
      next = taken.done === true ? null : iterator.next();
      if (taken.done === true) continue;
      const answer = work(taken.value);
      // Told when its turn comes, which may be later than it fails.
      answer.catch(() => undefined);
      next?.catch(() => undefined);
      open.push(answer);
    }
  } finally {
    await iterator.return?.();
  }
}

/** Which of the two is there first; a failure counts as being there. */
function firstOf(
  input: Promise<unknown> | null,
  answer: Promise<unknown> | undefined,
): Promise<'input' | 'answer'> {
  if (input === null) return settled(answer as Promise<unknown>, 'answer');
  if (answer === undefined) return settled(input, 'input');
  return Promise.race([settled(answer, 'answer'), settled(input, 'input')]);
}

function settled<W extends string>(promise: Promise<unknown>, word: W): Promise<W> {
  return promise.then(
    () => word,
    () => word,
  );
}
