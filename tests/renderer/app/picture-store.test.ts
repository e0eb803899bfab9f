import { describe, expect, it } from 'vitest';
import { PictureStore } from '../../../renderer/app/picture-store.js';
import type { Decoder, Priority } from '../../../renderer/workers/decode-queue.js';
import type { DecodeResult } from '../../../renderer/workers/decode-worker.js';
import { inventGrant } from '../invented-record.js';

const FRAME_BYTES = 100;
const frame = (): DecodeResult => ({ ok: true, display: { kind: 'color', rows: 5, columns: 5, rgba: new Uint8ClampedArray(FRAME_BYTES) } });

/** A store over a queue of which the test runs the jobs. */
function storeOf(limit: number, decode: (fileId: string, at: number) => DecodeResult | Error = frame) {
  const open = new Set(['a', 'b']);
  const waiting: { priority: Priority; run: () => Promise<void>; cancelled: boolean }[] = [];
  const decoder = {
    decode: async (grant: { id: string }, at: number) => {
      const result = decode(grant.id, at);
      if (result instanceof Error) throw result;
      return result;
    },
  } as unknown as Decoder;
  const store = new PictureStore(
    {
      request: (priority, run) => {
        const job = { priority, run: () => run(decoder), cancelled: false };
        waiting.push(job);
        return {
          cancel: () => {
            job.cancelled = true;
          },
        };
      },
      forget: () => undefined,
    },
    (fileId) => (open.has(fileId) ? inventGrant(fileId) : undefined),
    limit,
  );
  const runAll = async () => {
    for (const job of waiting.splice(0)) if (!job.cancelled) await job.run();
  };
  return { store, waiting, runAll, open };
}
const at = (step: number, fileId = 'a') => ({ fileId, frame: step });

describe('pictures', () => {
  it('keep the latest used within the bound', async () => {
    const { store, runAll } = storeOf(3 * FRAME_BYTES);
    for (const step of [0, 1, 2]) {
      store.want(at(step), []);
      await runAll();
    }
    store.want(at(0), []);
    store.want(at(3), []);
    await runAll();
    expect([0, 1, 2, 3].map((step) => store.peek(at(step)) !== undefined)).toEqual([true, false, true, true]);
    expect(store.bytes).toBe(3 * FRAME_BYTES);
  });

  it('cancel neighbours that scrolling left behind, and hurry the one that is now looked at', async () => {
    const { store, waiting } = storeOf(1000);
    store.want(at(0), [at(1), at(2)]);
    store.want(at(2), [at(3)]);
    expect(waiting.filter((job) => !job.cancelled).map((job) => job.priority)).toEqual(['now', 'ahead']);
  });

  it('are wanted by each viewport for itself: what one scrolls past stays wanted by the other, and what is lit is never dropped', async () => {
    const { store, waiting, runAll } = storeOf(2 * FRAME_BYTES);
    store.want(at(0), [at(1)], 'left');
    store.want(at(0, 'b'), [], 'right');
    store.want(at(2), [], 'left');
    expect(waiting.filter((job) => !job.cancelled)).toHaveLength(2);
    await runAll();
    store.want(at(3), [], 'left');
    await runAll();
    // The picture on the right is the oldest by now, and stands on the screen.
    expect([store.peek(at(0, 'b')), store.peek(at(2)), store.peek(at(3))].map((answer) => answer !== undefined)).toEqual([
      true,
      false,
      true,
    ]);
    store.release('right');
    store.want(at(4), [], 'left');
    await runAll();
    expect(store.peek(at(0, 'b'))).toBeUndefined();
  });

  it('say why there is none, and outlive a decoder that dies', async () => {
    const { store, runAll } = storeOf(1000, (_, step) => (step === 0 ? { ok: false, code: 'pixel-data-short' } : new Error('gone')));
    store.want(at(0), [at(1)]);
    await runAll();
    expect(store.peek(at(0))).toEqual({ kind: 'error', code: 'pixel-data-short' });
    expect(store.peek(at(1))).toEqual({ kind: 'error', code: 'codec-trapped' });
  });

  it('keep nothing of a file that was closed, even where its frame was under way', async () => {
    const { store, runAll, open } = storeOf(1000);
    store.want(at(0), []);
    await runAll();
    store.want(at(1), []);
    open.delete('a');
    store.forget(['a']);
    await runAll();
    expect([store.peek(at(0)), store.peek(at(1)), store.bytes]).toEqual([undefined, undefined, 0]);
  });
});
