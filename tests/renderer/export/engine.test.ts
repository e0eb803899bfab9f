import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type OutputKind, type Packing, PLAIN_PACKING, type StagedFile } from '../../../core/bridge.js';
import { encodePng } from '../../../core/deid/picture/encode-png.js';
import { readPlainPng } from '../../../core/deid/picture/read-png.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { ReviewError } from '../../../core/deid/review-error.js';
import { encodeWebm } from '../../../core/deid/video/encode-webm.js';
import type { CodedFilm } from '../../../core/deid/video/film.js';
import { readPlainWebm } from '../../../core/deid/video/read-webm.js';
import { yuvLength } from '../../../core/deid/video/yuv.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import { PURPOSE_POLICIES, policyOf } from '../../../renderer/export/choices/purposes.js';
import { allOutputs, outputsOf } from '../../../renderer/export/outputs.js';
import { sourceLines } from '../../../renderer/export/review/source-parts.js';
import type { FileRequest } from '../../../renderer/workers/export-api.js';
import { ExportEngine } from '../../../renderer/workers/export-engine.js';
import { Superseded } from '../../../renderer/workers/export-pace.js';
import { renderFrame } from '../../../renderer/workers/export-render.js';
import { nodeRedactionCodecs } from '../../support/codec-binaries.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { type Film, filmFile } from '../../support/film-file.js';
import { MemoryMain } from './memory-main.js';
import { storedFilm } from './stored-film.js';

const uid = (tag: number, value: string) => ({ tag, bytes: element(tag, 'UI', value) });
const ct = (number: number) => imageFile(SYNTAX.explicit, [uid(0x00080018, `1.2.3.4.5.6.${number}`)]);
const us = () =>
  imageFile(SYNTAX.explicit, [
    uid(0x00080016, '1.2.840.10008.5.1.4.1.1.6.1'),
    uid(0x00080018, '1.2.3.4.5.7'),
    { tag: 0x00080060, bytes: element(0x00080060, 'CS', 'US') },
  ]);

const DICOM = { format: 'dicom', packing: PLAIN_PACKING, policy: BASIC_POLICY, keyed: false } as const;

let main: MemoryMain;
let engine: ExportEngine;
let run = 0;
const request = (fileId: string, over: Partial<FileRequest> = {}): FileRequest => ({
  fileId,
  size: main.files.get(fileId)?.length ?? 0,
  untrustedName: `disc/${fileId}`,
  includeUnchecked: false,
  unticked: false,
  overruled: [],
  ...over,
});

async function review(
  files: readonly FileRequest[],
  tamper: (staged: StagedFile[]) => void = () => undefined,
  policy = BASIC_POLICY,
  format: OutputKind = 'dicom',
  packing: Packing = PLAIN_PACKING,
  keyed = false,
) {
  run += 1;
  const { splices } = await engine.plan(run, { format, packing, policy, keyed }, files, main);
  const staged = main.stage(splices, format, packing);
  tamper(staged);
  return engine.review(run, { files: staged, container: null }, main);
}

async function reviewed(files: readonly FileRequest[], policy = BASIC_POLICY) {
  const result = await review(files, undefined, policy);
  if (result.kind !== 'reviewed') throw new Error('refused');
  return result.reviewed;
}

const noCodecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));

beforeEach(() => {
  main = new MemoryMain();
  main.files
    .set('ct1', ct(1))
    .set('ct2', ct(2))
    .set('us1', us())
    .set('text', Uint8Array.from(Buffer.from('not a scan at all')));
  engine = new ExportEngine({
    codecs: nodeRedactionCodecs(),
    open: main.open,
    openStaged: main.openStaged,
    loadReview: main.loadReview,
    readHeads: main.readHeads,
    loadSource: main.loadSource,
    render: (parsed, frame, file) => renderFrame(parsed, frame, noCodecs, file),
    draw: () => Promise.reject(new Error('not drawn here')),
    film: storedFilm,
    decodeJpeg: () => Promise.reject(new Error('not drawn here')),
  });
  engine.begin(new Uint8Array(32).fill(7));
});

describe('the engine of the export', () => {
  it('reviews what was staged, and leaves out the kinds that carry writing', async () => {
    const { pictures, totals, bytes } = await reviewed([request('ct1'), request('ct2'), request('us1'), request('text')]);
    expect(pictures.map(({ fileId, stays, writing }) => [fileId, stays, writing])).toEqual([
      ['ct1', null, null],
      ['ct2', null, null],
      ['us1', 'not-checked-for-text', 'ultrasound'],
      ['text', 'not-readable', null],
    ]);
    expect(totals).toMatchObject({ files: 2, pictures: 2, staying: { name: true, birthDate: true, patientId: true } });
    expect(totals.elements.source).toBe(totals.elements.kept + totals.elements.changed + totals.elements.removed);
    expect(totals.elements.output).toBe(totals.elements.kept + totals.elements.changed + totals.elements.added);
    expect(bytes.size).toBe(bytes.facts + bytes.pixels + bytes.structure);
    expect(bytes.size).toBe([...main.staged.values()].reduce((sum, one) => sum + one.length, 0));
    expect(bytes.pixels).toBe(64);
    for (const output of main.staged.values()) expect(Buffer.from(output).includes('Quillfeather')).toBe(false);
  });

  it('takes an unchecked picture along where the person ticked it, and says so', async () => {
    const { pictures } = await reviewed([request('us1', { includeUnchecked: true })]);
    expect(pictures[0]).toMatchObject({ stays: null, writing: 'ultrasound', leaving: { name: 'IM000000.dcm' } });
  });

  it('leaves out what the person unticked, and makes the names new', async () => {
    const { pictures } = await reviewed([request('ct1', { unticked: true }), request('ct2')]);
    expect(pictures.map(({ stays, leaving }) => [stays, leaving?.name])).toEqual([
      ['unticked', undefined],
      [null, 'IM000000.dcm'],
    ]);
  });

  it('reads nothing anew for a changed choice but what it changes', async () => {
    const first = await reviewed([request('ct1'), request('ct2'), request('us1')]);
    const opened = new Map(main.opened);
    const second = await reviewed([request('ct1', { unticked: true }), request('ct2'), request('us1')]);
    expect(main.opened).toEqual(opened);
    // The same bytes, reviewed under the id and the name that they have now.
    expect(second.pictures[1]?.leaving).toMatchObject({
      sha256: first.pictures[1]?.leaving?.sha256,
      name: 'IM000000.dcm',
      stagedId: 's2-0',
    });
    engine.forget();
    await reviewed([request('ct1')]);
    expect(main.opened.get('ct1')).toBeGreaterThan(opened.get('ct1') ?? 0);
  });

  it('refuses a file whose staged bytes are not what was planned, and leaves it out of the next stage', async () => {
    const files = [request('ct1'), request('ct2')];
    const result = await review(files, ([first]) => {
      const bytes = main.staged.get(first?.stagedId ?? '') as Uint8Array;
      bytes[bytes.length - 1] = 99;
      Object.assign(first as StagedFile, { sha256: createHash('sha256').update(bytes).digest('hex') });
    });
    expect(result).toEqual({ kind: 'refused' });
    const next = await reviewed(files);
    expect(next.pictures.map(({ stays }) => stays)).toEqual(['review-differs', null]);
    expect(next.totals.files).toBe(1);
  });

  it('stops work for a choice that was changed', async () => {
    const old = engine.plan(1001, DICOM, [request('ct1'), request('ct2')], main);
    const current = engine.plan(1002, DICOM, [request('ct1')], main);
    await expect(old).rejects.toThrow(Superseded);
    expect((await current).splices).toHaveLength(1);
  });

  it('finds facts by tag, name, keyword and value, of one file or of all', async () => {
    await reviewed([request('ct1'), request('ct2')]);
    const tagsOf = (query: string, fileId: string | null = null) => engine.facts(query, fileId).map(({ path }) => path);
    expect(tagsOf('quillfeather')).toEqual(['(0010,0010)']);
    expect(tagsOf('0010,0020')).toEqual(['(0010,0020)']);
    expect(tagsOf('PatientBirthDate')).toEqual(['(0010,0030)']);
    expect(tagsOf('sop instance uid 1.2.3.4.5.6.2')).toContain('(0008,0018)');
    expect(tagsOf('nobody is called this')).toEqual([]);
    expect(engine.facts('', null).find(({ tag }) => tag === 0x00080018)).toMatchObject({ files: 2, before: { distinct: 2 } });
    expect(engine.facts('', 'ct2').find(({ tag }) => tag === 0x00080018)).toMatchObject({
      files: 1,
      before: { samples: ['1.2.3.4.5.6.2'] },
    });
    expect(engine.facts('', 'us1')).toEqual([]);
  });

  it('counts every byte of the sources by what it is, what of it leaves, and what went of the pictures', async () => {
    const privates = [
      { tag: 0x00091010, bytes: element(0x00091010, 'LO', 'ACME') },
      { tag: 0x00092001, bytes: element(0x00092001, 'LO', 'secret') },
    ];
    // Trailing bytes behind the last pixel: 32 bytes are the picture's.
    const pixels = element(0x7fe00010, 'OW', new Uint8Array(40).fill(1));
    main.files.set('ct1', imageFile(SYNTAX.explicit, [uid(0x00080018, '1.2.3.4.5.6.1'), ...privates], pixels));
    const { source, pixelNotes } = await reviewed([request('ct1'), request('ct2')]);
    const { size, ...parts } = source.bytes;
    expect(size).toBe((main.files.get('ct1')?.length ?? 0) + (main.files.get('ct2')?.length ?? 0));
    expect(Object.values(parts).reduce((sum, bytes) => sum + bytes, 0)).toBe(size);
    expect(source.bytes).toMatchObject({ preamble: 256, private: 10, pixels: 72, after: 0 });
    expect(source.leaving).toMatchObject({ private: 0, pixels: 64 });
    expect(source.leaving.facts).toBeGreaterThan(0);
    expect(source.leaving.facts).toBeLessThan(source.bytes.facts);
    expect(pixelNotes).toEqual([{ what: 'past-last-pixel', files: 1 }]);
    const lines = sourceLines(source, 'dicom');
    expect(lines.reduce((sum, line) => sum + line.bytes, 0)).toBe(size);
    expect(lines.map(({ part, leaving }) => [part, leaving === 0])).toEqual([
      ['preamble', true],
      ['meta', true],
      ['facts', false],
      ['private', true],
      ['pixels', false],
      ['structure', false],
    ]);
  });

  it('makes pictures of nothing but the picture, and shows the very bytes', async () => {
    main.files.set(
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
    const result = await review([request('ct1'), request('us1'), request('text')], undefined, BASIC_POLICY, 'png');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, totals, bytes, format } = result.reviewed;
    expect(format).toBe('png');
    expect(pictures.map(({ fileId, stays }) => [fileId, stays])).toEqual([
      ['ct1', null],
      ['us1', 'not-checked-for-text'],
      ['text', 'not-dicom'],
    ]);
    const png = main.staged.get(pictures[0]?.leaving?.stagedId ?? '') ?? new Uint8Array();
    expect(Buffer.from(png.subarray(0, 8)).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(pictures[0]?.leaving?.sha256).toBe(createHash('sha256').update(png).digest('hex'));
    expect(totals).toMatchObject({ files: 1, factsLeaving: 0, staying: { name: true, birthDate: true, patientId: true } });
    expect(totals.elements).toMatchObject({ output: 0, kept: 0, removed: totals.elements.source });
    expect(bytes).toEqual({ size: png.length, facts: 0, pixels: png.length - 57, structure: 57 });
    expect(engine.facts('', null)).toEqual([]);
    // Nothing of the file leaves as it is, its structure neither: the picture is drawn.
    expect(sourceLines(result.reviewed.source, 'png').every(({ leaving }) => leaving === 0)).toBe(true);
    const drawn = await engine.draw('ct1', 0, 1600);
    const shown = readPlainPng(memorySource(png));
    expect([...drawn.rgba].filter((_, at) => at % 4 === 0)).toEqual([...shown.samples]);
    expect(new Set(shown.samples).size).toBeGreaterThan(4);
    // Back to files: what is shown is of a file again.
    expect((await reviewed([request('ct1')])).pictures[0]?.leaving?.name).toBe('IM000000.dcm');
  });

  it('makes a picture of each frame that is asked for, and of no other', async () => {
    const frames = Uint8Array.from({ length: 5 * 32 }, (_, at) => (at % 2 === 0 ? (Math.floor(at / 32) + 1) * (at % 32) : 0));
    main.files.set(
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
      const files = [request('ct1'), request('film', { ...(asked ? { frames: asked } : {}), ...over })];
      const result = await review(files, undefined, BASIC_POLICY, 'png');
      if (result.kind !== 'reviewed') throw new Error('refused');
      const film = result.reviewed.pictures[1];
      const outputs = film?.leaving ? outputsOf(film.leaving) : [];
      const samples = outputs.map(({ stagedId }) => [...readPlainPng(memorySource(main.staged.get(stagedId) as Uint8Array)).samples]);
      return { result: result.reviewed, film, outputs, samples };
    };
    const every = await made('every');
    expect(every.outputs.map(({ name }) => name)).toEqual([1, 2, 3, 4, 5].map((at) => `IM00000${at}.png`));
    expect(new Set(every.samples.map((one) => one.join())).size).toBe(5);
    expect(every.result.totals).toMatchObject({ files: 2, pictures: 6 });
    expect(every.film).toMatchObject({ first: 0, frames: 5 });
    expect(every.result.bytes.size).toBe([...allOutputs(every.result.pictures)].reduce((sum, { bytes }) => sum + bytes.size, 0));
    expect(engine.writtenRules().count).toBe(6);
    expect(engine.writtenFiles(0, 10).map(({ name }) => name)).toEqual([0, 1, 2, 3, 4, 5].map((at) => `IM00000${at}.png`));
    // What is drawn of a frame is its own output.
    expect([...(await engine.draw('film', 3, 64)).rgba].filter((_, at) => at % 4 === 0)).toEqual(every.samples[3]);
    const range = await made({ first: 1, last: 2 });
    expect(range.samples).toEqual(every.samples.slice(1, 3));
    expect(range.film).toMatchObject({ first: 1, frames: 2 });
    expect([...(await engine.draw('film', 2, 64)).rgba].filter((_, at) => at % 4 === 0)).toEqual(every.samples[2]);
    expect((await made(undefined)).samples).toEqual(every.samples.slice(0, 1));
    expect((await made({ first: 4, last: 8 })).samples).toEqual(every.samples.slice(4));
    // The boxes of one frame are black on that frame alone.
    const boxed = await made({ first: 1, last: 2 }, { boxes: [{ frame: 2, boxes: [{ column: 0, row: 0, width: 4, height: 4 }] }] });
    expect(boxed.samples).toEqual([every.samples[1], Array.from({ length: 16 }, () => 0)]);
    expect((await made({ first: 5, last: 5 })).film).toMatchObject({ leaving: null, stays: 'picture-not-drawn' });
  });

  it('makes one film of the frames that are asked for, and refuses another picture, another time or one byte more', async () => {
    const film: Film = { frames: 5, rows: 20, columns: 30 };
    main.files.set('film', filmFile(film));
    const asFilm = (over: Partial<FileRequest> = {}, tamper: (staged: StagedFile[]) => void = () => undefined) =>
      review([request('ct1'), request('film', { frames: 'every', ...over })], tamper, BASIC_POLICY, 'webm');
    const result = await asFilm();
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, totals, bytes } = result.reviewed;
    expect(pictures.map(({ stays, frames, leaving }) => [stays, frames, leaving?.name])).toEqual([
      ['not-a-film', 1, undefined],
      [null, 5, 'IM000000.webm'],
    ]);
    expect(totals).toMatchObject({ files: 1, pictures: 5, factsLeaving: 0 });
    const staged = main.staged.get(pictures[1]?.leaving?.stagedId ?? '') as Uint8Array;
    const read = readPlainWebm(memorySource(staged));
    expect(read.frames.map(({ time }) => time)).toEqual([0, 100, 200, 300, 400]);
    expect(bytes).toEqual({
      size: staged.length,
      facts: 0,
      pixels: 5 * yuvLength(20, 30),
      structure: staged.length - 5 * yuvLength(20, 30),
    });
    expect(engine.writtenFiles(0, 9)).toMatchObject([{ name: 'IM000000.webm', facts: { kind: 'webm' } }]);
    // What is shown of a frame is what the film holds of it.
    for (const frame of [0, 4]) {
      const { rgba, rows, columns } = await engine.draw('film', frame, 64);
      expect([rows, columns]).toEqual([20, 30]);
      const bright = Array.from({ length: 30 }, (_, column) => column).filter((column) => (rgba[(10 * 30 + column) * 4] ?? 0) > 200);
      expect(bright).toEqual(Array.from({ length: 6 }, (_, at) => frame * 6 + at));
    }
    const range = await asFilm({ frames: { first: 1, last: 2 } });
    expect(range).toMatchObject({ kind: 'reviewed', reviewed: { pictures: [{}, { first: 1, frames: 2 }], totals: { pictures: 2 } } });

    const spoil = async (change: (bytes: Uint8Array) => Uint8Array) => {
      engine.begin(new Uint8Array(32).fill(7));
      const spoiled = await asFilm({}, ([first]) =>
        main.staged.set(first?.stagedId ?? '', change(main.staged.get(first?.stagedId ?? '') as Uint8Array)),
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

  it('leaves nothing of what a box covers in a film', async () => {
    main.files.set('film', filmFile({ frames: 3, rows: 32, columns: 48 }));
    const boxes = [{ frame: 'all', boxes: [{ column: 0, row: 0, width: 48, height: 32 }] }] as const;
    const result = await review([request('film', { frames: 'every', boxes })], undefined, BASIC_POLICY, 'webm');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const bytes = main.staged.get(result.reviewed.pictures[0]?.leaving?.stagedId ?? '') as Uint8Array;
    for (const frame of readPlainWebm(memorySource(bytes)).frames) expect(new Set(frame.bytes)).toEqual(new Set([16, 128]));
  });

  it('refuses a staged picture with one other sample or one byte more', async () => {
    const spoil = (change: (png: Uint8Array) => Uint8Array) =>
      review(
        [request('ct1')],
        ([first]) => main.staged.set(first?.stagedId ?? '', change(main.staged.get(first?.stagedId ?? '') as Uint8Array)),
        BASIC_POLICY,
        'png',
      );
    expect(await spoil((png) => Uint8Array.from([...png, 0]))).toEqual({ kind: 'refused' });
    const next = await review([request('ct1')], undefined, BASIC_POLICY, 'png');
    expect(next).toMatchObject({ kind: 'reviewed', reviewed: { pictures: [{ stays: 'review-differs' }] } });
    engine.begin(new Uint8Array(32).fill(7));
    const white = encodePng({ rows: 4, columns: 4, channels: 1, samples: new Uint8Array(16).fill(77) });
    expect(await spoil(() => white)).toEqual({ kind: 'refused' });
  });

  it('decides anew under another policy, with the same seed, and says which it was', async () => {
    const basic = await reviewed([request('ct1')]);
    const research = await reviewed([request('ct1')], PURPOSE_POLICIES.research);
    expect(research.policy.name).toBe('research');
    expect(engine.facts('0028,0303', null)[0]?.after?.samples).toEqual(['MODIFIED']);
    expect(research.facts.find(({ tag }) => tag === 0x00100030)).toMatchObject({ reason: 'profile-empty' });
    const back = await reviewed([request('ct1')]);
    expect(back.pictures[0]?.leaving?.sha256).toBe(basic.pictures[0]?.leaving?.sha256);
    expect(back.policy.name).toBe('basic');
    expect(engine.facts('0028,0303', null)[0]?.after?.samples).toEqual(['REMOVED']);
  });

  it('takes nothing that was decided under the policy before, even by work that still went on', async () => {
    const old = engine.plan(
      2001,
      { ...DICOM, policy: policyOf({ ...BASIC_POLICY.options, retainUids: true }) },
      [request('ct1'), request('ct2')],
      main,
    );
    const current = engine.plan(2002, DICOM, [request('ct1'), request('ct2')], main);
    await expect(old).rejects.toThrow(Superseded);
    const staged = main.stage((await current).splices);
    expect((await engine.review(2002, { files: staged, container: null }, main)).kind).toBe('reviewed');
    for (const bytes of main.staged.values()) expect(Buffer.from(bytes).includes('1.2.3.4.5.6.')).toBe(false);
  });

  it('lists what the leak search found, and lets it leave in that file alone where it is called a false alarm', async () => {
    const kernel = { tag: 0x00181210, bytes: element(0x00181210, 'SH', 'Quillfeather B30') };
    for (const number of [1, 2])
      main.files.set(`ct${number}`, imageFile(SYNTAX.explicit, [uid(0x00080018, `1.2.3.4.5.6.${number}`), kernel]));
    const first = await reviewed([request('ct1'), request('ct2')]);
    expect(first.findings).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct1', 'ct2'] }]);
    expect(first.overruled).toEqual([]);
    expect(first.totals.staying.name).toBe(true);

    const overruled = [{ path: '(0018,1210)', reason: 'leak-name' }] as const;
    const second = await reviewed([request('ct1', { overruled }), request('ct2')]);
    expect(second.findings).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct2'] }]);
    expect(second.overruled).toEqual([{ path: '(0018,1210)', reason: 'leak-name', fileIds: ['ct1'] }]);
    // The name leaves on the person's word: that it stays can't be said any more.
    expect(second.totals.staying).toMatchObject({ name: false, patientId: true });
    const names = second.pictures.map(({ leaving }) =>
      Buffer.from(main.staged.get(leaving?.stagedId ?? '') ?? []).includes('Quillfeather'),
    );
    expect(names).toEqual([true, false]);

    const undone = await reviewed([request('ct1'), request('ct2')]);
    expect(undone.findings).toEqual(first.findings);
    expect(undone.pictures[0]?.leaving?.sha256).toBe(first.pictures[0]?.leaving?.sha256);
  });

  it('makes the same bytes of the same seed, and others of another', async () => {
    const one = await reviewed([request('ct1')]);
    engine.begin(new Uint8Array(32).fill(8));
    const other = await reviewed([request('ct1')]);
    engine.begin(new Uint8Array(32).fill(7));
    const again = await reviewed([request('ct1')]);
    expect(again.pictures[0]?.leaving?.sha256).toBe(one.pictures[0]?.leaving?.sha256);
    expect(other.pictures[0]?.leaving?.sha256).not.toBe(one.pictures[0]?.leaving?.sha256);
  });

  it('makes an index of what leaves, reviews it from the staged bytes, and counts it', async () => {
    const disc = { zip: false, directory: true } as const;
    const files = [request('ct1'), request('ct2')];
    const result = await review(files, undefined, BASIC_POLICY, 'dicom', disc);
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, index, bytes, container } = result.reviewed;
    expect(pictures.map(({ leaving }) => leaving?.name)).toEqual(['IM000000', 'IM000001']);
    expect(index?.name).toBe('DICOMDIR');
    expect(container).toBeNull();
    expect(bytes.size).toBe(pictures.reduce((sum, { leaving }) => sum + (leaving?.bytes.size ?? 0), index?.bytes ?? 0));
    expect(bytes.size).toBe(bytes.facts + bytes.pixels + bytes.structure);
    const directory = Buffer.from(main.staged.get(index?.stagedId ?? '') ?? []);
    expect(directory.includes('IM000001')).toBe(true);
    expect(directory.includes('Quillfeather')).toBe(false);
    // One byte of the index that is another is never shown as reviewed.
    const spoilt = review(
      files,
      (staged) => {
        const id = staged.at(-1)?.stagedId ?? '';
        main.staged.set(
          id,
          (main.staged.get(id) ?? new Uint8Array()).map((byte, at, all) => (at === all.length - 3 ? byte ^ 1 : byte)),
        );
      },
      BASIC_POLICY,
      'dicom',
      disc,
    );
    await expect(spoilt).rejects.toThrow(ReviewError);
  });

  it('makes small pictures whose bytes are those that the picture gives, and refuses any other', async () => {
    const result = await review([request('ct1')], undefined, BASIC_POLICY, 'jpeg');
    if (result.kind !== 'reviewed') throw new Error('refused');
    const { pictures, bytes, format } = result.reviewed;
    expect(format).toBe('jpeg');
    const jpeg = main.staged.get(pictures[0]?.leaving?.stagedId ?? '') ?? new Uint8Array();
    expect([...jpeg.subarray(0, 4)]).toEqual([0xff, 0xd8, 0xff, 0xe0]);
    // Up to the end of the scan's header, and the end mark.
    const scan = Buffer.from(jpeg).indexOf(Buffer.of(0xff, 0xda));
    expect(bytes.structure).toBe(scan + 2 + jpeg.subarray(scan + 2, scan + 4).reduce((sum, byte) => sum * 256 + byte, 0) + 2);
    const spoilt = await review(
      [request('ct2')],
      ([first]) => main.staged.set(first?.stagedId ?? '', Uint8Array.from([...(main.staged.get(first?.stagedId ?? '') ?? []), 0])),
      BASIC_POLICY,
      'jpeg',
    );
    expect(spoilt).toEqual({ kind: 'refused' });
  });

  it('gives the same codes in all exports with the kept key, others without it, and none where no key is open', async () => {
    const keyOf = async () => {
      const result = await review([request('ct1')], undefined, BASIC_POLICY, 'dicom', PLAIN_PACKING, true);
      return result.kind === 'reviewed' ? result.reviewed.pictures[0]?.leaving?.sha256 : null;
    };
    await expect(keyOf()).rejects.toThrow();
    const saved = engine.makeKey(new Uint8Array(32).fill(3), null);
    const first = await keyOf();
    expect(first).not.toBe((await reviewed([request('ct1')])).pictures[0]?.leaving?.sha256);
    engine.begin(new Uint8Array(32).fill(9));
    engine.dropKey();
    await expect(keyOf()).rejects.toThrow();
    expect(engine.openKey(saved, '')).toBe(true);
    expect(await keyOf()).toBe(first);
  });
});
