import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { encodePng } from '../../../core/deid/picture/encode-png.js';
import { readPlainPng } from '../../../core/deid/picture/read-png.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { allOutputs, outputsOf } from '../../../renderer/export/outputs.js';
import { sourceLines } from '../../../renderer/export/review/source-parts.js';
import type { FileRequest } from '../../../renderer/workers/export-api.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { EngineBench, uid } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('pictures that the engine makes', () => {
  it('makes pictures of nothing but the picture, and shows the very bytes', async () => {
    bench.main.files.set(
      'ct1',
      imageFile(
        SYNTAX.explicit,
        [uid(0x00080018, '1.2.3.4.5.6.1')],
        element(
          0x7fe00010,
          'OW',
          Uint8Array.from({ length: 32 }, (_, at) => at),
        ),
      ),
    );
    const result = await bench.review([bench.request('ct1'), bench.request('us1'), bench.request('text')], undefined, BASIC_POLICY, 'png');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, totals, bytes, format } = result.reviewed;
    expect(format).toBe('png');
    expect(pictures.map(({ fileId, stays }) => [fileId, stays])).toEqual([
      ['ct1', null],
      ['us1', 'not-checked-for-text'],
      ['text', 'not-dicom'],
    ]);
    const png = bench.main.staged.get(pictures[0]?.leaving?.stagedId ?? '') ?? new Uint8Array();
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(pictures[0]?.leaving?.sha256).toBe(createHash('sha256').update(png).digest('hex'));
    expect(totals).toMatchObject({ files: 1, factsLeaving: 0, staying: { name: true, birthDate: true, patientId: true } });
    expect(totals.elements).toMatchObject({ output: 0, kept: 0, removed: totals.elements.source });
    expect(bytes).toEqual({ size: png.length, facts: 0, pixels: png.length - 57, structure: 57 });
    expect(bench.engine.facts('', null)).toEqual([]);
    // Nothing of the file leaves as it is, its structure neither: the picture is drawn.
    expect(sourceLines(result.reviewed.source, 'png').every(({ leaving }) => leaving === 0)).toBe(true);
    const drawn = await bench.engine.draw('ct1', 0, 1600);
    const shown = readPlainPng(memorySource(png));
    expect([...drawn.rgba].filter((_, at) => at % 4 === 0)).toEqual([...shown.samples]);
    expect(new Set(shown.samples).size).toBeGreaterThan(4);
    // Back to files: what is shown is of a file again.
    expect((await bench.reviewed([bench.request('ct1')])).pictures[0]?.leaving?.name).toBe('IM000000.dcm');
  });

  it('makes a picture of each frame that is asked for, and of no other', async () => {
    const frames = Uint8Array.from({ length: 5 * 32 }, (_, at) => (at % 2 === 0 ? (Math.floor(at / 32) + 1) * (at % 32) : 0));
    bench.main.files.set(
      'film',
      imageFile(
        SYNTAX.explicit,
        [
          { tag: 0x00280008, bytes: element(0x00280008, 'IS', '5') },
          { tag: 0x00281050, bytes: element(0x00281050, 'DS', '80') },
          { tag: 0x00281051, bytes: element(0x00281051, 'DS', '160') },
        ],
        element(0x7fe00010, 'OW', frames),
      ),
    );
    const made = async (asked: FileRequest['frames'], over: Partial<FileRequest> = {}) => {
      const files = [bench.request('ct1'), bench.request('film', { ...(asked ? { frames: asked } : {}), ...over })];
      const result = await bench.review(files, undefined, BASIC_POLICY, 'png');
      if (result.kind !== 'reviewed') throw new Error('refused');
      const film = result.reviewed.pictures[1];
      const outputs = film?.leaving ? outputsOf(film.leaving) : [];
      const samples = outputs.map(({ stagedId }) => [...readPlainPng(memorySource(bench.main.staged.get(stagedId) as Uint8Array)).samples]);
      return { result: result.reviewed, film, outputs, samples };
    };
    const every = await made('every');
    expect(every.outputs.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((at) => `IM00000${at}.png`));
    expect(new Set(every.samples.map((one) => one.join())).size).toBe(5);
    expect(every.result.totals).toMatchObject({ files: 2, pictures: 6 });
    expect(every.film).toMatchObject({ first: 0, frames: 5 });
    expect(every.result.bytes.size).toBe([...allOutputs(every.result.pictures)].reduce((sum, { bytes }) => sum + bytes.size, 0));
    expect(bench.engine.writtenRules().count).toBe(6);
    expect(bench.engine.writtenFiles(0, 10).map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5].map((at) => `IM00000${at}.png`));
    // What is drawn of a frame is its own output.
    expect([...(await bench.engine.draw('film', 3, 64)).rgba].filter((_, at) => at % 4 === 0)).toEqual(every.samples[3]);
    const range = await made({ first: 1, last: 2 });
    expect(range.samples).toEqual(every.samples.slice(1, 3));
    expect(range.film).toMatchObject({ first: 1, frames: 2 });
    expect([...(await bench.engine.draw('film', 2, 64)).rgba].filter((_, at) => at % 4 === 0)).toEqual(every.samples[2]);
    expect((await made(undefined)).samples).toEqual(every.samples.slice(0, 1));
    expect((await made({ first: 4, last: 8 })).samples).toEqual(every.samples.slice(4));
    // The boxes of one frame are black on that frame alone.
    const boxed = await made({ first: 1, last: 2 }, { boxes: [{ frame: 2, boxes: [{ column: 0, row: 0, width: 4, height: 4 }] }] });
    expect(boxed.samples).toEqual([every.samples[1], Array.from({ length: 16 }, () => 0)]);
    expect((await made({ first: 5, last: 5 })).film).toMatchObject({ leaving: null, stays: 'picture-not-drawn' });
  });

  it('refuses a staged picture with one other sample or one byte more', async () => {
    const spoil = (change: (png: Uint8Array) => Uint8Array) =>
      bench.review(
        [bench.request('ct1')],
        ([first]) => bench.main.staged.set(first?.stagedId ?? '', change(bench.main.staged.get(first?.stagedId ?? '') as Uint8Array)),
        BASIC_POLICY,
        'png',
      );
    expect(await spoil((png) => Uint8Array.from([...png, 0]))).toEqual({ kind: 'refused' });
    const next = await bench.review([bench.request('ct1')], undefined, BASIC_POLICY, 'png');
    expect(next).toMatchObject({ kind: 'reviewed', reviewed: { pictures: [{ stays: 'review-differs' }] } });
    bench.engine.begin(new Uint8Array(32).fill(7));
    const white = encodePng({ rows: 4, columns: 4, channels: 1, samples: new Uint8Array(16).fill(77) });
    expect(await spoil(() => white)).toEqual({ kind: 'refused' });
  });

  it('makes small pictures whose bytes are those that the picture gives, and refuses any other', async () => {
    const result = await bench.review([bench.request('ct1')], undefined, BASIC_POLICY, 'jpeg');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, bytes, format } = result.reviewed;
    expect(format).toBe('jpeg');
    const jpeg = bench.main.staged.get(pictures[0]?.leaving?.stagedId ?? '') ?? new Uint8Array();
    expect([...jpeg.subarray(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe0]);
    // Up to the end of the scan's header, and the end mark.
    const scan = Buffer.from(jpeg).indexOf(Buffer.of(0xff, 0xda));
    expect(bytes.structure).toBe(scan + 2 + jpeg.subarray(scan + 2, scan + 4).reduce((sum, byte) => sum * 256 + byte, 0) + 2);
    const spoilt = await bench.review(
      [bench.request('ct2')],
      ([first]) =>
        bench.main.staged.set(first?.stagedId ?? '', Uint8Array.from([...(bench.main.staged.get(first?.stagedId ?? '') ?? []), 0])),
      BASIC_POLICY,
      'jpeg',
    );
    expect(spoilt).toEqual({ kind: 'refused' });
  });
});
