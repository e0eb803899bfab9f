import { createHash } from 'node:crypto';
import { readdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileName, type StagedFile, type StageResult } from '../../../core/bridge.js';
import type { Splice, SplicePart } from '../../../core/dicom/splice-file.js';
import { Descriptors, MAX_DESCRIPTORS } from '../../../electron/files/descriptors.js';
import { MAX_PARTS } from '../../../electron/files/frozen-splice.js';
import { createGrants } from '../../../electron/files/grants.js';
import type { PinnedFile } from '../../../electron/files/pin.js';
import { createStage, MAX_STAGED } from '../../../electron/files/stage.js';
import { first, openAll, patterned, scratchFolder, writeFile } from '../scratch.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const stagedFiles = (result: StageResult): readonly StagedFile[] => {
  if (!result.ok) throw new Error(result.failure);
  return result.files;
};

async function withSource(content: Uint8Array = patterned(200_000)) {
  const grants = createGrants();
  const stage = createStage(grants);
  const path = writeFile(scratchFolder(), 'source', content);
  const { id } = first((await openAll(grants, [path])).grants);
  return { grants, stage, path, id, content };
}

describe('staging', () => {
  it('hashes, names and serves exactly what would be written', async () => {
    const { stage, id, content } = await withSource();
    const blob = stage.appendBlob(null, patterned(70_000, 9));
    const parts: SplicePart[] = [
      { bytes: Uint8Array.of(1, 2, 3) },
      { copy: [id, 10, 5] },
      { copy: [id, 0, 0] },
      { copy: [id, 70_000, 130_000] },
      { copy: [blob, 1, 69_999] },
      { copy: [id, 3, 2] },
    ];
    const expected = Buffer.concat([
      Uint8Array.of(1, 2, 3),
      content.subarray(10, 15),
      content.subarray(70_000),
      patterned(70_000, 9).subarray(1),
      content.subarray(3, 5),
    ]);
    const files = stagedFiles(await stage.stageExport([{ parts }, { parts: [] }]));
    expect(files.map(({ name, bytes, sha256: hash }) => ({ name, bytes, hash }))).toEqual([
      { name: fileName(0, 'dicom'), bytes: expected.length, hash: sha256(expected) },
      { name: fileName(1, 'dicom'), bytes: 0, hash: sha256(new Uint8Array()) },
    ]);
    const source = stage.source(first(files).stagedId);
    expect(Buffer.from(source.read(0, source.size)).equals(expected)).toBe(true);
  });

  it('reads any range of any splice as the whole says (property)', async () => {
    const { stage, id, content } = await withSource(patterned(300_000));
    const part = fc.oneof(
      fc
        .tuple(fc.nat(299_999), fc.nat(100_000))
        .map(([offset, length]): SplicePart => ({ copy: [id, offset, Math.min(length, 300_000 - offset)] })),
      fc.uint8Array({ maxLength: 50 }).map((bytes): SplicePart => ({ bytes })),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(part, { maxLength: 12 }), fc.nat(), fc.nat(), async (parts, a, b) => {
        const whole = Buffer.concat(
          parts.map((piece) => ('copy' in piece ? content.subarray(piece.copy[1], piece.copy[1] + piece.copy[2]) : piece.bytes)),
        );
        const file = first(stagedFiles(await stage.stageExport([{ parts }])));
        expect(file.sha256).toBe(sha256(whole));
        const offset = a % (whole.length + 1);
        const length = b % (whole.length - offset + 1);
        const read = stage.readRange(file.stagedId, offset, length);
        expect(Buffer.from(read).equals(whole.subarray(offset, offset + length))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses ranges outside a source, unknown sources and numbers that are none', async () => {
    const { stage, id } = await withSource();
    const blob = stage.appendBlob(null, new Uint8Array(10));
    const refused: [SplicePart, string][] = [
      [{ copy: [id, 0, 200_001] }, 'range-outside-source'],
      [{ copy: [id, -1, 2] }, 'range-outside-source'],
      [{ copy: [id, 0.5, 1] }, 'range-outside-source'],
      [{ copy: [id, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER] }, 'range-outside-source'],
      [{ copy: [id, Number.NaN, 1] }, 'range-outside-source'],
      [{ copy: [blob, 5, 6] }, 'range-outside-source'],
      [{ copy: ['/etc/passwd', 0, 1] }, 'unknown-source'],
      [{ copy: ['', 0, 0] }, 'unknown-source'],
    ];
    for (const [part, failure] of refused) {
      expect(await stage.stageExport([{ parts: [{ bytes: Uint8Array.of(1) }, part] }])).toEqual({ ok: false, failure });
    }
  });

  it('refuses more than it can promise: bytes, and files', async () => {
    const { stage, id } = await withSource(patterned(1024));
    const small: Splice = { parts: [{ copy: [id, 0, 1] }] };
    expect(await stage.stageExport(new Array<Splice>(MAX_STAGED + 1).fill(small))).toEqual({ ok: false, failure: 'too-large' });
    // A terabyte and a bit: a sparse source costs nothing, and nothing is read before all is checked.
    const folder = scratchFolder();
    const path = writeFile(folder, 'sparse');
    truncateSync(path, 2 ** 34);
    const sparse = first((await openAll(stage.grants, [path])).grants).id;
    const terabyte: Splice = { parts: new Array<SplicePart>(65).fill({ copy: [sparse, 0, 2 ** 34] }) };
    expect(await stage.stageExport([terabyte])).toEqual({ ok: false, failure: 'too-large' });
    const half: Splice = { parts: new Array<SplicePart>(MAX_PARTS / 2 + 1).fill({ copy: [id, 0, 0] }) };
    const huge = [half, half];
    expect(await stage.stageExport(huge)).toEqual({ ok: false, failure: 'too-large' });
  });

  it('holds its own copy: what the caller changes afterwards changes nothing', async () => {
    const { stage } = await withSource();
    const bytes = Uint8Array.of(1, 2, 3);
    const file = first(stagedFiles(await stage.stageExport([{ parts: [{ bytes }] }])));
    bytes.fill(9);
    expect([...stage.readRange(file.stagedId, 0, 3)]).toEqual([1, 2, 3]);
  });

  it('is void after the next stage, after discarding, and where the next began while it hashed', async () => {
    const { stage, id } = await withSource(patterned(12_000_000));
    const splice: Splice = { parts: [{ copy: [id, 0, 12_000_000] }] };
    const before = first(stagedFiles(await stage.stageExport([splice])));
    const overtaken = stage.stageExport([splice, splice, splice]);
    const after = first(stagedFiles(await stage.stageExport([splice])));
    expect(await overtaken).toEqual({ ok: false, failure: 'stage-void' });
    expect(() => stage.readRange(before.stagedId, 0, 1)).toThrow('stage-void');
    expect(stage.readRange(after.stagedId, 0, 1)).toHaveLength(1);
    stage.discard();
    expect(() => stage.readRange(after.stagedId, 0, 1)).toThrow('stage-void');
  });

  it('gives each output for writing once', async () => {
    const { stage } = await withSource();
    const { stagedId } = first(stagedFiles(await stage.stageExport([{ parts: [{ bytes: Uint8Array.of(1) }] }])));
    expect(() => stage.take([])).toThrow('nothing-staged');
    expect(() => stage.take([stagedId, stagedId])).toThrow('stage-void');
    expect(() => stage.take(['s0'])).toThrow('stage-void');
    stage.take([stagedId]);
    expect(() => stage.take([stagedId])).toThrow('stage-void');
    stage.giveBack([stagedId]);
    stage.take([stagedId]);
    stage.strike([stagedId]);
    stage.giveBack([stagedId]);
    expect(() => stage.take([stagedId])).toThrow('stage-void');
  });

  it('notices a source that changed or went between staging and reading', async () => {
    const { stage, id, path } = await withSource(patterned(10));
    const splice: Splice = { parts: [{ copy: [id, 0, 10] }] };
    const file = first(stagedFiles(await stage.stageExport([splice])));
    // While it is read, too: what was read then is given to nobody.
    const read = stage.reader.read.bind(stage.reader);
    stage.reader.read = (...how) => {
      read(...how);
      writeFileSync(path, patterned(10, 2));
    };
    expect(() => stage.readRange(file.stagedId, 0, 10)).toThrow('source-changed');
    stage.reader.read = read;
    expect(() => stage.readRange(file.stagedId, 0, 10)).toThrow('source-changed');
    rmSync(path);
    expect(() => stage.readRange(file.stagedId, 0, 10)).toThrow('source-gone');
    expect(await stage.stageExport([splice])).toEqual({ ok: false, failure: 'source-gone' });
  });

  it('compares for a file of a zip its own sources alone, so that a review grows with the files and not with their square', async () => {
    let compared = 0;
    class Counted extends Descriptors {
      override use(file: PinnedFile): number {
        compared += 1;
        return super.use(file);
      }
    }
    const folder = scratchFolder();
    const paths = Array.from({ length: 20 }, (_, index) => writeFile(folder, `disc/${index}`, patterned(100, index)));
    const grants = createGrants(new Counted());
    const stage = createStage(grants);
    const opened = (await openAll(grants, paths)).grants;
    const splices = opened.map(
      ({ id }): Splice => ({ parts: [{ bytes: Uint8Array.of(7) }, { copy: [id, 0, 10] }, { copy: [id, 20, 10] }] }),
    );
    const staged = await stage.stageExport(splices, { packing: { zip: true, directory: false } });
    if (!staged.ok || !staged.container) throw new Error('not staged');
    const { container } = staged;
    const [kept, changed] = staged.files;
    if (!kept || !changed) throw new Error('too few files');
    compared = 0;
    expect([...stage.readRange(kept.stagedId, 0, 21)]).toEqual([
      7,
      ...patterned(100, 0).subarray(0, 10),
      ...patterned(100, 0).subarray(20, 30),
    ]);
    // Before the read, for its window, and after it.
    expect(compared).toBeLessThanOrEqual(3);
    writeFileSync(paths[1] ?? '', patterned(100, 99));
    expect(stage.readRange(kept.stagedId, 0, 21)).toHaveLength(21);
    expect(() => stage.readRange(changed.stagedId, 0, 21)).toThrow('source-changed');
    expect(() => stage.readRange(container.stagedId, 0, container.bytes)).toThrow('source-changed');
  });

  it('keeps at most 256 descriptors open over 300 sources, and still reads them all', async () => {
    const folder = scratchFolder();
    for (let index = 0; index < 300; index += 1) writeFile(folder, `disc/${String(index).padStart(3, '0')}`, patterned(100, index + 1));
    const descriptors = new Descriptors();
    const grants = createGrants(descriptors);
    const stage = createStage(grants);
    const { grants: opened } = await openAll(grants, [join(folder, 'disc')]);
    const splices = opened.map(({ id }): Splice => ({ parts: [{ copy: [id, 0, 100] }] }));
    const files = stagedFiles(await stage.stageExport(splices));
    expect(descriptors.size).toBeLessThanOrEqual(MAX_DESCRIPTORS);
    expect(openDescriptorsBelow(folder)).toBeLessThanOrEqual(MAX_DESCRIPTORS);
    for (const [index, file] of files.entries()) expect(file.sha256).toBe(sha256(patterned(100, index + 1)));
    // The first was closed long ago: opened again, it has to be the same file still.
    writeFileSync(join(folder, 'disc', '000'), patterned(100, 999));
    expect(() => stage.readRange(first(files).stagedId, 0, 1)).toThrow('source-changed');
    grants.close();
    expect(openDescriptorsBelow(folder)).toBe(0);
  });
});

describe('the names of outputs', () => {
  it('are 8 characters A–Z 0–9 and the extension, each once, whatever the index', () => {
    fc.assert(
      fc.property(fc.nat(36 ** 6 - 1), fc.nat(36 ** 6 - 1), (a, b) => {
        expect(fileName(a, 'dicom')).toMatch(/^[A-Z0-9]{8}\.dcm$/);
        expect(fileName(a, 'dicom') === fileName(b, 'dicom')).toBe(a === b);
      }),
    );
    for (const index of [-1, 0.5, 36 ** 6, Number.NaN]) expect(() => fileName(index, 'dicom')).toThrow(RangeError);
  });
});

/** How many descriptors of this program point below a folder; 0 where the system doesn't say. */
function openDescriptorsBelow(folder: string): number {
  if (process.platform !== 'linux') return 0;
  return readdirSync('/proc/self/fd').filter((name) => linkOf(`/proc/self/fd/${name}`).startsWith(folder)).length;
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return '';
  }
}
