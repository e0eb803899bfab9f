import { describe, expect, it } from 'vitest';
import type { LookedFrame, LookResult } from '../../../renderer/workers/text-api.js';
import type { TextFinder } from '../../../renderer/workers/text-client.js';
import { type SearchedFile, TextSearch } from '../../../renderer/workers/text-search.js';

const clean = (frame: number): LookedFrame => ({ frame, ok: true, boxes: [], possible: [], faces: { boxes: [], possible: [] } });
const file = (id: string, frames = 1): SearchedFile => ({ grant: { id, size: 10, untrustedName: id }, frames });

/** What a worker does with one file: tells frames, and answers, dies or hangs. */
type Look = (tell: (found: LookedFrame) => void) => LookResult | 'dies' | 'hangs';

/** Workers that do as they are told, and count. */
function workers(looks: Readonly<Record<string, Look>>) {
  const counts = { started: 0, stopped: 0 };
  const start = (): TextFinder => {
    counts.started++;
    let isStopped = false;
    let lose: () => void = () => undefined;
    return {
      async look(grant, _mode, onLooked) {
        const answer = looks[grant.id]?.(onLooked) ?? 'dies';
        if (answer === 'dies') throw new Error('stopped');
        if (answer !== 'hangs') return answer;
        return new Promise((_, reject) => {
          lose = () => reject(new Error('stopped'));
        });
      },
      stop() {
        if (!isStopped) counts.stopped++;
        isStopped = true;
        lose();
      },
    };
  };
  return { counts, start };
}

const whole: Look = (tell) => {
  tell(clean(0));
  return { outcome: 'done' };
};

function search(looks: Readonly<Record<string, Look>>, limitMs?: number) {
  const { counts, start } = workers(looks);
  const looked: string[] = [];
  const one = new TextSearch({
    start,
    onLooked: (fileId, found) => looked.push(`${fileId}${found.frame}${found.ok ? '' : ' unread'}`),
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  return { one, looked, counts };
}

describe('the search through files', () => {
  it('uses one worker for all of them and ends it', async () => {
    const { one, looked, counts } = search({ a: whole, b: whole });
    expect(await one.run([file('a'), file('b')])).toBe('done');
    expect(looked).toEqual(['a0', 'b0']);
    expect(counts).toEqual({ started: 1, stopped: 1 });
  });

  it('replaces a worker that dies, and says which frames of its file nobody looked at', async () => {
    const dies: Look = (tell) => {
      tell(clean(0));
      return 'dies';
    };
    const { one, looked, counts } = search({ a: dies, b: whole });
    expect(await one.run([file('a', 3), file('b')])).toBe('done');
    expect(looked).toEqual(['a0', 'a1 unread', 'a2 unread', 'b0']);
    expect(counts).toEqual({ started: 2, stopped: 2 });
  });

  it('gives up where workers die whatever they are given, and where there are no models', async () => {
    const { one, looked, counts } = search({});
    expect(await one.run(['a', 'b', 'c', 'd'].map((id) => file(id)))).toBe('failed');
    expect(looked).toEqual(['a0 unread', 'b0 unread', 'c0 unread']);
    expect(counts.started).toBe(3);
    const without = search({ a: () => ({ outcome: 'no-models' }) });
    expect(await without.one.run([file('a')])).toBe('failed');
    expect(without.looked).toEqual([]);
  });

  it('ends a worker that hangs, and goes on with the next file', async () => {
    const { one, looked } = search({ a: () => 'hangs', b: whole }, 20);
    expect(await one.run([file('a'), file('b')])).toBe('done');
    expect(looked).toEqual(['a0 unread', 'b0']);
  });

  it('says that a file which cannot be read was not looked at', async () => {
    const { one, looked } = search({ a: () => ({ outcome: 'unread', code: 'read-failed' }), b: whole });
    expect(await one.run([file('a', 2), file('b')])).toBe('done');
    expect(looked).toEqual(['a0 unread', 'a1 unread', 'b0']);
  });

  it('stops at once, ends its worker, and tells nothing any more', async () => {
    const { one, looked, counts } = search({ a: whole, b: () => 'hangs', c: whole });
    const end = one.run([file('a'), file('b'), file('c')]);
    await new Promise((resolve) => setTimeout(resolve, 5));
    one.stop();
    expect(await end).toBe('stopped');
    expect(looked).toEqual(['a0']);
    expect(counts).toEqual({ started: 1, stopped: 1 });
  });
});
