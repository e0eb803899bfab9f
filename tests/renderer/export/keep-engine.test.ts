/** The worker that makes files of marks: what it says of them is read from what is staged, and what was written is checked by the engine of all copies. */
import { describe, expect, it } from 'vitest';
import type { StagedFile } from '../../../core/bridge.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { KeepEngine } from '../../../renderer/workers/keep-engine.js';
import { WrittenEngine } from '../../../renderer/workers/written-engine.js';
import { markedRequest, shapesOfEveryKind } from '../../support/marked-request.js';
import { phantomFile } from '../../support/measure-phantom.js';

const SCAN = phantomFile({ modality: 'CT', spacing: [0.5, 0.5] });
const SOURCE = { fileId: 'file', size: SCAN.length };

async function madeFiles(kinds: 'all' | 'none' = 'all') {
  const disk = new Map<string, Uint8Array>();
  const bytesOf = (name: string) => disk.get(name) ?? new Uint8Array();
  const engine = new KeepEngine({ open: () => memorySource(SCAN), openStaged: ({ name }) => memorySource(bytesOf(name)) });
  const request = await markedRequest(parseFile(memorySource(SCAN)), shapesOfEveryKind(160, 200));
  const { files } = engine.make(kinds === 'all' ? request : { ...request, kinds: [] }, [SOURCE], new Uint8Array(32));
  const staged = files.map((bytes, index): StagedFile => {
    disk.set(`IM${index}`, bytes);
    return { stagedId: `s${index}`, name: `IM${index}`, sha256: 'a'.repeat(64), bytes: bytes.length };
  });
  const check = async () => {
    const written = new WrittenEngine({ open: ({ name }) => memorySource(bytesOf(name)), load: async () => null });
    written.begin(
      engine.writtenRules(),
      staged.map(({ name, bytes }, index) => ({ writtenId: `w${index}`, name, bytes })),
    );
    let checked = 0;
    await written.check(engine.writtenFiles(0, 10), { checked: (count) => (checked = count) });
    written.finish();
    return checked;
  };
  return { engine, staged, disk, check };
}

describe('the worker that makes files of marks', () => {
  it('lists every element of what is staged, and says which are copied from the scan or name it', async () => {
    const { engine, staged } = await madeFiles();
    const reviewed = engine.review(staged);
    expect(reviewed.map(({ kind }) => kind)).toEqual(['presentation', 'key-images', 'report']);
    for (const { listing, origins, elements } of reviewed) {
      expect(origins).toHaveLength(listing.rows.length);
      const values = (origin: string) => listing.rows.flatMap((row, index) => (origins[index] === origin ? [row.untrustedValue] : []));
      expect(values('copied')).toEqual(expect.arrayContaining(['Quillfeather^Zebediah', 'ZQ-77001', '19500304', '1.2.3.4.5']));
      expect(values('reference')).toContain('1.2.3.4.5.6.1.1');
      for (const uid of values('reference')) expect(['1.2.3.4.5', '1.2.3.4.5.1', '1.2.3.4.5.6.1.1']).toContain(uid);
      // The person stands nowhere but where the list says so.
      expect(values('made').filter((value) => /Quillfeather|ZQ-77001|19500304/.test(value))).toEqual([]);
      expect(elements).toEqual({
        source: values('copied').length,
        output: listing.rows.filter(({ kind }) => kind === 'element').length,
        kept: values('copied').length,
        changed: 0,
        removed: 0,
        added: elements.output - values('copied').length,
      });
    }
  });

  it('refuses what isn’t what it made, to the byte', async () => {
    const { engine, staged, disk } = await madeFiles();
    const bytes = disk.get('IM1');
    if (!bytes) throw new Error('no file');
    for (const at of [0, 200, bytes.length - 1]) {
      const changed = bytes.slice();
      changed[at] = (changed[at] ?? 0) ^ 1;
      disk.set('IM1', changed);
      expect(() => engine.review(staged), String(at)).toThrow('review-differs');
    }
    disk.set('IM1', bytes);
    expect(() => engine.review(staged.slice(1))).toThrow('something else is staged');
    expect(engine.review(staged)).toHaveLength(3);
  });

  it('has what was written checked by both readers, and any element more or less is a doubt', async () => {
    const { engine, staged, disk, check } = await madeFiles();
    engine.review(staged);
    expect(await check()).toBe(3);
    const bytes = disk.get('IM2') ?? new Uint8Array();
    disk.set('IM2', Uint8Array.of(...bytes, 0x09, 0x70, 0x10, 0, 0, 0, 0, 0));
    await expect(check()).rejects.toThrow('review-differs');
    disk.set('IM2', bytes.subarray(0, bytes.length - 8));
    await expect(check()).rejects.toThrow();
  });

  it('makes nothing of nothing', async () => {
    const { staged } = await madeFiles('none');
    expect(staged).toEqual([]);
  });
});
