import { proxy, type Remote, wrap } from 'comlink';
import type { BridgeApi, WrittenFile } from '../../core/bridge.js';
import type { ExportWorker } from '../workers/export-api.js';
import type { WrittenHost, WrittenWorker } from '../workers/written-api.js';

/** Files of which the facts go from one worker to the other at once. */
const BATCH = 64;

/**
 * Answers what main asks about a copy that it has written: a worker made for it alone reads the files from the disk, and main is
 * told of each that is right. Whatever else happens is a doubt.
 * @param reviewer knows what was reviewed
 * @returns ends it
 */
export function answerWritten(
  bridge: Pick<BridgeApi, 'on' | 'settleWritten'>,
  reviewer: Pick<Remote<ExportWorker>, 'writtenRules' | 'writtenFiles'>,
): () => void {
  const threads: Worker[] = [];
  const stopListening = bridge.on('written', ({ files }) => {
    const thread = new Worker(new URL('../workers/written-worker.ts', import.meta.url), { type: 'module' });
    threads.push(thread);
    const stopped = new Promise<never>((_, reject) => {
      thread.addEventListener('error', () => reject(new Error('the worker stopped')));
    });
    const answers = new Answers(bridge, files);
    Promise.race([checkAll(wrap<WrittenWorker>(thread), reviewer, files, answers), stopped])
      .then(
        () => answers.right(files.length),
        () => answers.doubt(),
      )
      // Main has given up by itself: what it refuses to hear, it doesn't publish.
      .catch(() => undefined)
      .finally(() => thread.terminate());
  });
  return () => {
    stopListening();
    for (const thread of threads) thread.terminate();
  };
}

async function checkAll(
  worker: Remote<WrittenWorker>,
  reviewer: Pick<Remote<ExportWorker>, 'writtenRules' | 'writtenFiles'>,
  files: readonly WrittenFile[],
  answers: Answers,
): Promise<void> {
  const rules = await reviewer.writtenRules();
  await worker.begin(rules, files);
  // The files of a zip are right when the zip is; an index is the last file.
  const host = proxy({
    checked(count) {
      if (!rules.packing.zip) answers.right(count).catch(() => undefined);
    },
  } satisfies WrittenHost);
  for (let at = 0; at < rules.count; at += BATCH) await worker.check(await reviewer.writtenFiles(at, BATCH), host);
  await worker.finish();
}

/** What main was told so far. */
class Answers {
  #told = 0;

  constructor(
    private readonly bridge: Pick<BridgeApi, 'settleWritten'>,
    private readonly files: readonly WrittenFile[],
  ) {}

  /** The first `count` files are right. */
  async right(count: number): Promise<void> {
    const ids = this.#idsFrom(count);
    this.#told = Math.max(this.#told, count);
    if (ids.length > 0) await this.bridge.settleWritten(ids, true);
  }

  async doubt(): Promise<void> {
    const ids = this.#idsFrom(this.files.length);
    if (ids.length > 0) await this.bridge.settleWritten(ids, false);
  }

  #idsFrom(count: number): readonly string[] {
    return this.files.slice(this.#told, count).map(({ writtenId }) => writtenId);
  }
}
