/** Work within the contract that is more than the engine takes on: what it is, and what is allowed. */
export class WorkTooLarge extends Error {
  override readonly name = 'WorkTooLarge';
  readonly allowed: string;
  readonly remedy: string;

  constructor(found: string, allowed: string, remedy: string) {
    super(found);
    this.allowed = allowed;
    this.remedy = remedy;
  }
}
