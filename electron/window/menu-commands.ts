import type { MenuCommand } from '../../core/bridge.js';

/** Nobody chooses more than this before a page has come. */
const MOST_WAITING = 20;

/** The commands of the menu on their way to the page. What is chosen before the page listens waits, as openings do. */
export class MenuCommands {
  #waiting: MenuCommand[] | undefined = [];

  constructor(private readonly send: (id: MenuCommand) => void) {}

  choose(id: MenuCommand): void {
    if (!this.#waiting) this.send(id);
    else if (this.#waiting.length < MOST_WAITING) this.#waiting.push(id);
  }

  /** The page listens, and has its preferences. */
  ready(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = undefined;
    for (const id of waiting) this.send(id);
  }

  /** The page is gone: what was meant for it goes with it. */
  reset(): void {
    this.#waiting = [];
  }
}
