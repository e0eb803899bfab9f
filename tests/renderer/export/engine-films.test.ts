import { beforeEach, describe, expect, it } from 'vitest';
import type { StagedFile } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { encodeWebm } from '../../../core/deid/video/encode-webm.js';
import type { CodedFilm } from '../../../core/deid/video/film.js';
import { readPlainWebm } from '../../../core/deid/video/read-webm.js';
import { yuvLength } from '../../../core/deid/video/yuv.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import type { FileRequest } from '../../../renderer/workers/export-api.js';
import { type Film, filmFile } from '../../support/film-file.js';
import { EngineBench } from './engine-bench.js';
import { coarseFilm } from './stored-film.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('films that the engine makes', () => {
  it('makes one film of the frames that are asked for, and refuses another picture, another time or one byte more', async () => {
    const film: Film = { frames: 5, rows: 20, columns: 30 };
    bench.main.files.set('film', filmFile(film));
    const asFilm = (over: Partial<FileRequest> = {}, tamper: (staged: StagedFile[]) => void = () => undefined) =>
      bench.review([bench.request('ct1'), bench.request('film', { frames: 'every', ...over })], tamper, BASIC_POLICY, 'webm');
    const result = await asFilm();
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, totals, bytes } = result.reviewed;
    expect(pictures.map(({ stays, frames, leaving }) => [stays, frames, leaving?.name])).toEqual([
      ['not-a-film', 1, undefined],
      [null, 5, 'IM000000.webm'],
    ]);
    expect(totals).toMatchObject({ files: 1, pictures: 5, factsLeaving: 0 });
    const staged = bench.main.staged.get(pictures[1]?.leaving?.stagedId ?? '') as Uint8Array;
    const read = readPlainWebm(memorySource(staged));
    expect(read.frames.map(({ time }) => time)).toEqual([0, 100, 200, 300, 400]);
    expect(bytes).toEqual({
      size: staged.length,
      facts: 0,
      pixels: 5 * yuvLength(20, 30),
      structure: staged.length - 5 * yuvLength(20, 30),
    });
    expect(bench.engine.writtenFiles(0, 9)).toMatchObject([{ name: 'IM000000.webm', facts: { kind: 'webm' } }]);
    // What is shown of a frame is what the film holds of it.
    for (const frame of [0, 4]) {
      const { rgba, rows, columns } = await bench.engine.draw('film', frame, 64);
      expect([rows, columns]).toEqual([20, 30]);
      const bright = Array.from({ length: 30 }, (_, column) => column).filter((column) => (rgba[(10 * 30 + column) * 4] ?? 0) > 200);
      expect(bright).toEqual(Array.from({ length: 6 }, (_, at) => frame * 6 + at));
    }
    const range = await asFilm({ frames: { first: 1, last: 2 } });
    expect(range).toMatchObject({ kind: 'reviewed', reviewed: { pictures: [{}, { first: 1, frames: 2 }], totals: { pictures: 2 } } });

    const spoil = async (change: (bytes: Uint8Array) => Uint8Array) => {
      bench.engine.begin(new Uint8Array(32).fill(7));
      const spoiled = await asFilm({}, ([first]) =>
        bench.main.staged.set(first?.stagedId ?? '', change(bench.main.staged.get(first?.stagedId ?? '') as Uint8Array)),
      );
      return spoiled.kind;
    };
    expect(await spoil((one) => one)).toBe('reviewed');
    expect(await spoil((one) => Uint8Array.from([...one, 0]))).toBe('refused');
    const changed = (change: (film: CodedFilm) => CodedFilm) => (one: Uint8Array) => encodeWebm(change(readPlainWebm(memorySource(one))));
    expect(
      await spoil(changed((one) => ({ ...one, frames: one.frames.slice(1).map((frame, at) => ({ ...frame, isKey: at === 0 })) }))),
    ).toBe('refused');
    expect(await spoil(changed((one) => ({ ...one, length: one.length + 1 })))).toBe('refused');
    const swapped = (one: CodedFilm): CodedFilm => ({
      ...one,
      frames: one.frames.map((frame, at) => ({ ...frame, bytes: one.frames[4 - at]?.bytes ?? frame.bytes })),
    });
    expect(await spoil(changed(swapped))).toBe('refused');
  });

  it('makes a film anew with more bits where it came out too coarse, and leaves it out where that does not help', async () => {
    const rounds = async (least: number) => {
      bench = new EngineBench(coarseFilm(least));
      bench.main.files.set('film', filmFile({ frames: 3, rows: 32, columns: 48 }));
      const kinds: string[] = [];
      for (let round = 0; round < 6; round++) {
        const result = await bench.review([bench.request('film', { frames: 'every' })], undefined, BASIC_POLICY, 'webm');
        kinds.push(result.kind);
        if (result.kind === 'reviewed') return [...kinds, result.reviewed.pictures[0]?.stays ?? 'leaves'];
      }
      return kinds;
    };
    expect(await rounds(0)).toEqual(['reviewed', 'leaves']);
    expect(await rounds(1)).toEqual(['refused', 'reviewed', 'leaves']);
    expect(await rounds(2)).toEqual(['refused', 'refused', 'reviewed', 'leaves']);
    expect(await rounds(3)).toEqual(['refused', 'refused', 'refused', 'reviewed', 'review-differs']);
  });

  it('leaves nothing of what a box covers in a film', async () => {
    bench.main.files.set('film', filmFile({ frames: 3, rows: 32, columns: 48 }));
    const boxes = [{ frame: 'all', boxes: [{ column: 0, row: 0, width: 48, height: 32 }] }] as const;
    const result = await bench.review([bench.request('film', { frames: 'every', boxes })], undefined, BASIC_POLICY, 'webm');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const bytes = bench.main.staged.get(result.reviewed.pictures[0]?.leaving?.stagedId ?? '') as Uint8Array;
    for (const frame of readPlainWebm(memorySource(bytes)).frames) expect(new Set(frame.bytes)).toEqual(new Set([16, 128]));
  });
});
