import { Worker } from 'node:worker_threads';

/** What the other thread runs: it ends this process where one input takes too long, because nothing on this thread could. */
const WATCH = `
const { workerData } = require('node:worker_threads');
const cells = new Int32Array(workerData.shared);
let seen = -1;
let since = Date.now();
setInterval(() => {
  const input = Atomics.load(cells, 0);
  if (input !== seen || input < 0) {
    seen = input;
    since = Date.now();
  } else if (Date.now() - since > workerData.milliseconds) {
    require('node:fs').writeSync(2, '\\nFuzz: input ' + input + ' has not ended after ' + workerData.milliseconds + ' ms\\n');
    process.kill(process.pid, 'SIGKILL');
  }
}, 500);
`;

/** Watches a loop that never gives way: `note` is told of each input, and `end` when there are no more. */
export class Watchdog {
  readonly #cells: Int32Array;
  readonly #worker: Worker;

  constructor(milliseconds: number) {
    const shared = new SharedArrayBuffer(4);
    this.#cells = new Int32Array(shared);
    this.#worker = new Worker(WATCH, { eval: true, workerData: { shared, milliseconds } });
  }

  note(input: number): void {
    Atomics.store(this.#cells, 0, input);
  }

  async end(): Promise<void> {
    Atomics.store(this.#cells, 0, -1);
    await this.#worker.terminate();
  }
}
