import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import { Pace, Superseded } from '../../../renderer/workers/export-pace.js';
import { FaceHeads } from '../../../renderer/workers/face-heads.js';
import { head, scanPhantom, sliceFile } from '../../support/head-phantom.js';

const files = new Map(
  scanPhantom({ phantom: head, kind: 'CT', spacing: 4, pixel: 3, from: -120, to: 88 }).map((slice, index) => [
    `file-${index}`,
    sliceFile(slice, index),
  ]),
);
const asked = [...files].map(([fileId, bytes]) => ({ fileId, size: bytes.length }));

function heads(isAhead = false): { readonly found: FaceHeads; readonly opened: string[] } {
  const opened: string[] = [];
  const found = new FaceHeads({
    open(fileId) {
      opened.push(fileId);
      return { source: memorySource(files.get(fileId) ?? new Uint8Array(0)) };
    },
    readHeads: () => Promise.resolve(new Map()),
    loadSource: (fileId) => Promise.resolve(isAhead ? memorySource(files.get(fileId) ?? new Uint8Array(0)) : null),
    codecs: createCodecs(() => Promise.reject(new Error('native pixels need no codec'))),
  });
  return { found, opened };
}
const pace = () =>
  new Pace(
    () => true,
    () => undefined,
  );

describe('the worker that looks for heads', () => {
  it('finds the head, and reads nothing again for the same files', async () => {
    const { found, opened } = heads();
    const [one, ...more] = await found.look(asked, pace());
    expect(more).toEqual([]);
    expect(one).toMatchObject({ headId: 'head-1', kind: 'face', modality: 'CT', facts: { slices: asked.length, spacing: 4, pixel: 3 } });
    expect(one?.fileIds).toHaveLength(asked.length);
    const before = opened.length;
    expect(await found.look(asked, pace())).toEqual([one]);
    expect(opened.length).toBe(before);
    // Without one slice it is the same head, looked at anew.
    expect((await found.look(asked.slice(1), pace()))[0]).toMatchObject({ headId: 'head-1', facts: { slices: asked.length - 1 } });
  });

  it('finds the same in files that were read ahead, and opens none of them again', async () => {
    const one = heads();
    const ahead = heads(true);
    expect(await ahead.found.look(asked, pace())).toEqual(await one.found.look(asked, pace()));
    // Headers first, then pixels.
    expect([one.opened.length, ahead.opened.length]).toEqual([2 * asked.length, asked.length]);
  });

  it('sees no head in single slices, nor in what it can not read', async () => {
    const { found } = heads();
    expect(await found.look(asked.slice(0, 5), pace())).toEqual([]);
    expect(await found.look([{ fileId: 'nowhere', size: 0 }], pace())).toEqual([]);
  });

  it('puts together the frames that leave, and no other', async () => {
    const { found } = heads();
    const of = (frames: 'every' | { first: number; last: number }) => asked.map((file) => ({ ...file, frames }));
    expect(await found.look(of({ first: 1, last: 4 }), pace())).toEqual([]);
    expect(await found.look(of('every'), pace())).toMatchObject([{ kind: 'face' }]);
    expect(await found.look(of({ first: 0, last: 0 }), pace())).toMatchObject([{ kind: 'face' }]);
  });

  it('says what is cut from every file, and draws the head before and after', async () => {
    const { found } = heads();
    await found.look(asked, pace());
    const erased = await found.erase(['head-1']);
    expect([...erased.keys()].sort()).toEqual(asked.map(({ fileId }) => fileId).sort());
    expect([...erased.values()].filter(({ boxes }) => boxes.length > 0).length).toBeGreaterThan(20);
    const before = await found.render('head-1', false, { turn: 0, tilt: 0 }, 80);
    const after = await found.render('head-1', true, { turn: 0, tilt: 0 }, 80);
    const lit = (grey: Uint8ClampedArray) => grey.filter((value) => value > 0).length;
    expect(lit(before.grey)).toBeGreaterThan(800);
    expect(Buffer.from(after.grey).equals(Buffer.from(before.grey))).toBe(false);
    await expect(found.render('head-9', false, { turn: 0, tilt: 0 }, 80)).rejects.toThrow(/no such head/);
  });

  it('stops where another look has begun', async () => {
    const { found } = heads();
    const old = new Pace(
      () => false,
      () => undefined,
    );
    await expect(found.look(asked, old)).rejects.toThrow(Superseded);
  });
});
