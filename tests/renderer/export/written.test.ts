/** What was written is read once more by an engine of its own, with what the reviewing one tells it: any byte that isn't right is a doubt. */
import { beforeEach, describe, expect, it } from 'vitest';
import { type OutputKind, type Packing, PLAIN_PACKING, ZIP_NAME } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { memorySource, rangeSource } from '../../../core/dicom/byte-source.js';
import { crc32 } from '../../../core/media/crc32.js';
import { layOutZip } from '../../../core/media/zip/lay-out-zip.js';
import { createCodecs } from '../../../core/pixels/codecs/codec-set.js';
import { renderFrame } from '../../../core/render-frame.js';
import { ExportEngine } from '../../../renderer/workers/export-engine.js';
import { WrittenEngine } from '../../../renderer/workers/written-engine.js';
import { nodeRedactionCodecs } from '../../support/codec-binaries.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { MemoryMain } from './memory-main.js';
import { storedFilm } from './stored-film.js';

const NAME = 'Quillfeather';
/** A word that stays, as long as the name. */
const MODEL = 'Lanternwings';
const text = (tag: number, vr: string, value: string) => ({ tag, bytes: element(tag, vr, value) });
const ct = (number: number) =>
  imageFile(SYNTAX.explicit, [
    text(0x00080018, 'UI', `1.2.3.4.5.6.${number}`),
    text(0x00081090, 'LO', MODEL),
    text(0x00100010, 'PN', `${NAME}^Ada`),
    text(0x00100020, 'LO', 'ZQ-77001'),
    text(0x0020000d, 'UI', '1.2.3.4.5.1'),
    text(0x0020000e, 'UI', '1.2.3.4.5.1.1'),
  ]);
const DISC: Packing = { zip: false, directory: true };
const ZIP: Packing = { zip: true, directory: false };

let main: MemoryMain;
let engine: ExportEngine;
const noCodecs = createCodecs(() => Promise.reject(new Error('no codec is needed here')));

beforeEach(() => {
  main = new MemoryMain();
  main.files.set('ct1', ct(1)).set('ct2', ct(2)).set('ct3', ct(3));
  engine = new ExportEngine({
    codecs: nodeRedactionCodecs(),
    open: main.open,
    openStaged: main.openStaged,
    loadReview: main.loadReview,
    readHeads: main.readHeads,
    loadSource: async () => null,
    render: (parsed, frame, file) => renderFrame(parsed, frame, noCodecs, file),
    draw: () => Promise.reject(new Error('not drawn here')),
    film: storedFilm,
    decodeJpeg: () => Promise.reject(new Error('not drawn here')),
  });
  engine.begin(new Uint8Array(32).fill(7));
});

type Copy = { name: string; bytes: Uint8Array }[];

/** Reviews three files, and gives what would lie on the disk. */
async function write(format: OutputKind, packing: Packing): Promise<Copy> {
  const requests = ['ct1', 'ct2', 'ct3'].map((fileId) => ({
    fileId,
    size: main.files.get(fileId)?.length ?? 0,
    untrustedName: `disc/${fileId}`,
    includeUnchecked: false,
    unticked: false,
    overruled: [],
  }));
  const { splices } = await engine.plan(1, { format, packing, policy: BASIC_POLICY, keyed: false }, requests, main);
  const files = main.stage(splices, format, packing);
  const outputs = files.map(({ name, stagedId }) => ({ name, bytes: Uint8Array.from(main.staged.get(stagedId) ?? []) }));
  const zip = packing.zip ? zipOf(outputs) : null;
  const container = zip && { stagedId: 'zip', name: ZIP_NAME, bytes: zip.length, sha256: '' };
  if (zip) main.staged.set('zip', zip);
  expect((await engine.review(1, { files, container }, main)).kind).toBe('reviewed');
  return zip ? [{ name: ZIP_NAME, bytes: zip }] : outputs;
}

function zipOf(outputs: Copy): Uint8Array {
  const { headers, end } = layOutZip(outputs.map(({ name, bytes }) => ({ name, size: bytes.length, crc: crc32(bytes, 0) })));
  return Buffer.concat([...outputs.flatMap(({ bytes }, index) => [headers[index] ?? new Uint8Array(), bytes]), end]);
}

/** How many files a fresh engine found right; rejects as it does. */
async function check(copy: Copy): Promise<number> {
  const bytesOf = (id: string) => memorySource(copy[Number(id)]?.bytes ?? new Uint8Array());
  const written = new WrittenEngine({
    open: ({ writtenId }) => bytesOf(writtenId),
    load: async ({ writtenId }, offset, size) => rangeSource(bytesOf(writtenId), offset, size),
  });
  // As a message between workers carries it.
  const rules = structuredClone(engine.writtenRules());
  written.begin(
    rules,
    copy.map(({ name, bytes }, index) => ({ writtenId: String(index), name, bytes: bytes.length })),
  );
  let right = 0;
  const host = {
    checked(count: number) {
      right = count;
    },
  };
  for (let at = 0; at < rules.count; at += 2) await written.check(structuredClone(engine.writtenFiles(at, 2)), host);
  written.finish();
  return right;
}

const SHAPES = [
  ['a folder', 'dicom', PLAIN_PACKING],
  ['a disc with its index', 'dicom', DISC],
  ['a zip', 'dicom', ZIP],
  ['pictures', 'png', PLAIN_PACKING],
  ['photographs', 'jpeg', PLAIN_PACKING],
] as const;

describe.each(SHAPES)('the second reading of %s', (_shape, format, packing) => {
  it('finds what was written right', async () => {
    expect(await check(await write(format, packing))).toBe(3);
  });

  it('refuses one file less, one more, two that changed places, and bytes behind the end', async () => {
    const copy = await write(format, packing);
    const [first, second, ...others] = copy;
    if (!first) throw new Error('nothing was written');
    const wrong: Copy[] = [
      copy.slice(0, -1),
      [...copy, first],
      [{ ...first, bytes: Buffer.concat([first.bytes, Buffer.from('Ada ')]) }, ...copy.slice(1)],
    ];
    if (second) wrong.push([second, first, ...others]);
    for (const one of wrong) await expect(check(one)).rejects.toThrow();
  });
});

describe.each([
  ['a folder', PLAIN_PACKING],
  ['a disc with its index', DISC],
] as const)('the second reading of DICOM files in %s', (_shape, packing) => {
  const change = (copy: Copy, index: number, act: (bytes: Buffer) => void): Copy =>
    copy.map((file, at) => {
      if (at !== index) return file;
      const bytes = Buffer.from(file.bytes);
      act(bytes);
      return { ...file, bytes };
    });

  it('finds the person’s name where a word stays, in whichever file', async () => {
    const copy = await write('dicom', packing);
    for (const index of [0, 1, 2]) {
      const named = change(copy, index, (bytes) => {
        expect(bytes.indexOf(MODEL)).toBeGreaterThan(0);
        bytes.write(NAME, bytes.indexOf(MODEL));
      });
      await expect(check(named)).rejects.toThrow('leak-found');
    }
  });

  it('finds a name in the preamble, and lengths that are others', async () => {
    const copy = await write('dicom', packing);
    await expect(check(change(copy, 2, (bytes) => void bytes.write(NAME, 10)))).rejects.toThrow('review-differs');
    for (const by of [-2, 2]) {
      const shifted = change(copy, 1, (bytes) => void bytes.writeUInt16LE(MODEL.length + by, bytes.indexOf(MODEL) - 2));
      await expect(check(shifted)).rejects.toThrow();
    }
  });
});

it('finds one changed byte of an index, or of a file that the index speaks of', async () => {
  const copy = await write('dicom', DISC);
  for (const index of [0, copy.length - 1]) {
    const changed = copy.map(({ name, bytes }, at) => {
      const other = Buffer.from(bytes);
      const place = other.lastIndexOf('ANON-');
      if (at === index) other[place + 6] = (other[place + 6] ?? 0) ^ 1;
      return { name, bytes: other };
    });
    await expect(check(changed)).rejects.toThrow('review-differs');
  }
});
