/** How long work may go on without letting messages in, in milliseconds. */
const STRETCH = 40;

/** Work for a choice that the person has changed since. */
export class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** Lets messages in now and then, tells how far the work is, and stops it where it isn't wanted any more. */
export class Pace {
  #last = performance.now();

  constructor(
    private readonly isWanted: () => boolean,
    private readonly report: (done: number, total: number, isReading: boolean) => void,
  ) {}

  /** @throws Superseded */
  async step(done: number, total: number, isReading = false): Promise<void> {
    if (performance.now() - this.#last >= STRETCH) {
      this.report(done, total, isReading);
      await new Promise<void>((resolve) => setTimeout(resolve));
      this.#last = performance.now();
    }
    if (!this.isWanted()) throw new Superseded('another choice was made');
  }
}

/** Work whose number of steps is known piece by piece. */
export class Steps {
  done = 0;

  constructor(
    private readonly pace: Pace,
    private total: number,
  ) {}

  /** There are so many more, or fewer. */
  more(steps: number): void {
    this.total += steps;
  }

  /** One is done. @throws Superseded */
  next(): Promise<void> {
    this.done += 1;
    return this.pace.step(this.done, this.total);
  }
}
