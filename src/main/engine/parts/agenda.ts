/** What is due, earliest first in a total order: a binary heap, because recurrences come one by one. */
export class Agenda<T> {
  private readonly due: T[] = [];

  constructor(private readonly compare: (a: T, b: T) => number) {}

  get first(): T | undefined {
    return this.due[0];
  }

  add(item: T): void {
    const { due, compare } = this;
    let at = due.length;
    due.push(item);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = due[parent] as T;
      if (compare(above, item) <= 0) break;
      due[at] = above;
      at = parent;
    }
    due[at] = item;
  }

  take(): T | undefined {
    const { due } = this;
    const first = due[0];
    const last = due.pop();
    if (due.length > 0 && last !== undefined) this.sink(last);
    return first;
  }

  private sink(item: T): void {
    const { due, compare } = this;
    let at = 0;
    for (;;) {
      let child = at * 2 + 1;
      if (child >= due.length) break;
      if (child + 1 < due.length && compare(due[child + 1] as T, due[child] as T) < 0) child += 1;
      const below = due[child] as T;
      if (compare(item, below) <= 0) break;
      due[at] = below;
      at = child;
    }
    due[at] = item;
  }
}
