import { describe, expect, it } from 'vitest';
import type { GreyDisplay } from '../../../core/pixels/display-frame.js';
import { DecodeQueue, type DecoderHost, type Priority } from '../../../renderer/workers/decode-queue.js';
import { makeThumbnail } from '../../../renderer/workers/decode-thumbnail.js';

/** Decoders that do nothing: the queue hands them out, and the test decides when a job ends. */
function queueOf(decoders: number, limitMs?: number) {
  const forgotten: string[][] = [];
  const hosts: { stopped: boolean }[] = [];
  const start = (): DecoderHost => {
    const host = { stopped: false };
    hosts.push(host);
    let lose = (_error: Error) => {};
    const lost = new Promise<never>((_, reject) => {
      lose = reject;
    });
    lost.catch(() => undefined);
    return {
      decoder: { decode: () => lost, thumbnail: () => lost, tileTable: () => lost, forget: (ids) => void forgotten.push([...ids]) },
      isLost: () => host.stopped,
      stop: () => {
        host.stopped = true;
        lose(new Error('stopped'));
      },
    };
  };
  const queue = new DecodeQueue(decoders, start, limitMs);
  const began: string[] = [];
  const ends = new Map<string, () => void>();
  const ask = (name: string, priority: Priority) =>
    queue.request(priority, () => {
      began.push(name);
      return new Promise<void>((resolve) => ends.set(name, resolve));
    });
  const end = async (name: string) => {
    ends.get(name)?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { queue, began, ask, end, forgotten, hosts };
}

describe('the queue', () => {
  it('gives the picture on the screen the next worker, then thumbnails, then what may come', async () => {
    const { began, ask, end } = queueOf(1);
    ask('running', 'ahead');
    ask('ahead', 'ahead');
    ask('first thumbnail', 'thumbnail');
    ask('second thumbnail', 'thumbnail');
    ask('older', 'now');
    ask('newer', 'now');
    for (const name of ['running', 'newer', 'older', 'first thumbnail', 'second thumbnail']) await end(name);
    expect(began).toEqual(['running', 'newer', 'older', 'first thumbnail', 'second thumbnail', 'ahead']);
  });

  it('never begins what was cancelled, and uses every worker', async () => {
    const { began, ask, end } = queueOf(2);
    ask('a', 'ahead');
    ask('b', 'ahead');
    const ticket = ask('c', 'ahead');
    ask('d', 'ahead');
    expect(began).toEqual(['a', 'b']);
    ticket.cancel();
    await end('a');
    expect(began).toEqual(['a', 'b', 'd']);
    ticket.cancel();
  });

  it('stops a decoder that hangs, and goes on with a new one', async () => {
    const { queue, hosts } = queueOf(1, 20);
    const outcome = new Promise<string>((resolve) => {
      queue.request('now', (decoder) =>
        decoder.decode({ id: 'a', untrustedName: 'a', size: 1 }, 0).then(
          () => resolve('answered'),
          () => resolve('stopped'),
        ),
      );
    });
    const next = new Promise<void>((resolve) => {
      queue.request('ahead', async () => resolve());
    });
    expect(await outcome).toBe('stopped');
    await next;
    expect(hosts.map(({ stopped }) => stopped)).toEqual([true, false]);
  });

  it('replaces a decoder that broke down while nothing was asked of it', async () => {
    const { queue, began, ask, end, hosts } = queueOf(1);
    ask('a', 'now');
    await end('a');
    const [first] = hosts;
    if (first) first.stopped = true;
    ask('b', 'now');
    expect(began).toEqual(['a', 'b']);
    expect(hosts).toHaveLength(2);
    await end('b');
    queue.request('now', async () => undefined);
    expect(hosts).toHaveLength(2);
  });

  it('tells every worker which files were closed', () => {
    const { queue, forgotten } = queueOf(2);
    queue.forget(['x']);
    expect(forgotten).toEqual([['x'], ['x']]);
  });
});

const grey = (rows: number, columns: number, values: Uint16Array, more: Partial<GreyDisplay> = {}): GreyDisplay => ({
  kind: 'grey',
  rows,
  columns,
  values,
  slope: 1,
  intercept: 0,
  untrustedUnit: '',
  minValue: 0,
  maxValue: 255,
  inverted: false,
  windows: [],
  autoWindow: { center: 128, width: 256 },
  defaultWindow: { center: 128, width: 256 },
  voiLutFunction: 'LINEAR',
  voiLut: null,
  padding: null,
  ...more,
});

describe('thumbnails', () => {
  it('are at most as long as asked, keep the shape, and average', () => {
    const checker = Uint16Array.from({ length: 64 * 32 }, (_, index) => ((index + Math.floor(index / 64)) % 2 ? 255 : 0));
    const { rows, columns, rgba } = makeThumbnail(grey(32, 64, checker), 16);
    expect([rows, columns]).toEqual([8, 16]);
    expect(rgba[0]).toBeGreaterThan(120);
    expect(rgba[0]).toBeLessThan(135);
    expect(rgba[3]).toBe(255);
  });

  it('show padding and small pictures as they are', () => {
    const display = grey(1, 2, Uint16Array.of(200, 60000), { maxValue: 200, padding: { low: 60000, high: 60000 } });
    const { rows, columns, rgba } = makeThumbnail(display, 128);
    expect([rows, columns, rgba[0], rgba[4]]).toEqual([1, 2, 200, 0]);
  });

  it('of colours are colours', () => {
    const rgba = Uint8ClampedArray.of(10, 20, 30, 255);
    expect([...makeThumbnail({ kind: 'color', rows: 1, columns: 1, rgba }, 128).rgba]).toEqual([10, 20, 30, 255]);
  });
});
