import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { ReceiptFile } from '../../../../core/bridge.js';
import { compareCopy, type FoundFile } from '../../../../core/deid/receipt/compare-copy.js';
import { countListed, readReceipt } from '../../../../core/deid/receipt/read-receipt.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { crc32 } from '../../../../core/media/crc32.js';
import { layOutZip } from '../../../../core/media/zip/lay-out-zip.js';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const listedOf = (path: string, bytes: Uint8Array): ReceiptFile => ({ path, sha256: sha256(bytes), bytes: bytes.length });
const ONE = Uint8Array.of(1, 1, 2, 3, 5, 8);
const TWO = Uint8Array.of(2, 7, 1, 8, 2, 8, 1);
const changed = (bytes: Uint8Array, at: number) => bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

/** Compares what lies in a folder (name → bytes; null: can't be read) with a receipt. */
function compare(listed: readonly ReceiptFile[], folder: Readonly<Record<string, Uint8Array | null>>) {
  const copy = new Map<string, FoundFile>(Object.entries(folder).map(([name, bytes]) => [name, { id: name, bytes: bytes?.length ?? 6 }]));
  return compareCopy(listed, copy, {
    hash: async (ranges) =>
      ranges.map(({ id, offset, length }) => {
        const bytes = folder[id];
        return bytes ? sha256(bytes.subarray(offset, offset + length)) : null;
      }),
    open: ({ id }) => memorySource(folder[id] ?? new Uint8Array()),
  });
}

const LISTED = [listedOf('IM000000.dcm', ONE), listedOf('IM000001.dcm', TWO)];

describe('a copy beside its receipt', () => {
  it('is right where every byte is', async () => {
    expect(await compare(LISTED, { 'IM000000.dcm': ONE, 'IM000001.dcm': TWO })).toEqual([]);
  });

  it('is wrong with one byte changed, a byte more, a file gone, one that wasn’t there, one that can’t be read', async () => {
    const problem = (untrustedPath: string, kind: string) => [{ untrustedPath, problem: kind }];
    expect(await compare(LISTED, { 'IM000000.dcm': ONE, 'IM000001.dcm': changed(TWO, 6) })).toEqual(problem('IM000001.dcm', 'changed'));
    const longer = Uint8Array.of(...TWO, 0);
    expect(await compare(LISTED, { 'IM000000.dcm': ONE, 'IM000001.dcm': longer })).toEqual(problem('IM000001.dcm', 'changed'));
    expect(await compare(LISTED, { 'IM000000.dcm': ONE })).toEqual(problem('IM000001.dcm', 'missing'));
    const more = { 'IM000000.dcm': ONE, 'IM000001.dcm': TWO, 'letter.txt': ONE };
    expect(await compare(LISTED, more)).toEqual(problem('letter.txt', 'added'));
    expect(await compare(LISTED, { 'IM000000.dcm': null, 'IM000001.dcm': TWO })).toEqual(problem('IM000000.dcm', 'unreadable'));
    expect(await compare([...LISTED, listedOf('IM000000.dcm', ONE)], { 'IM000000.dcm': ONE, 'IM000001.dcm': TWO })).toEqual(
      problem('IM000000.dcm', 'missing'),
    );
  });

  const members = [
    { name: 'IM000000.dcm', bytes: ONE },
    { name: 'IM000001.dcm', bytes: TWO },
  ];
  function zipOf(files: typeof members): Uint8Array {
    const { headers, end } = layOutZip(files.map(({ name, bytes }) => ({ name, size: bytes.length, crc: crc32(bytes) })));
    return Uint8Array.from([...files.flatMap(({ bytes }, index) => [...(headers[index] ?? []), ...bytes]), ...end]);
  }
  const zip = zipOf(members);
  const ofZip = [{ ...listedOf('IM000000.zip', zip), entries: LISTED }];

  it('tells which file of a zip isn’t what it was', async () => {
    expect(await compare(ofZip, { 'IM000000.zip': zip })).toEqual([]);
    // The header of the first is 30 bytes and its name.
    const inFirst = changed(zip, 30 + 12 + 2);
    expect(await compare(ofZip, { 'IM000000.zip': inFirst })).toEqual([{ untrustedPath: 'IM000000.zip/IM000000.dcm', problem: 'changed' }]);
    expect(await compare(ofZip, { 'IM000000.zip': zipOf(members.slice(0, 1)) })).toEqual([
      { untrustedPath: 'IM000000.zip/IM000001.dcm', problem: 'missing' },
    ]);
  });

  it('tells of each byte of a zip that it was changed, whichever it is', async () => {
    for (let at = 0; at < zip.length; at += 1) {
      const problems = await compare(ofZip, { 'IM000000.zip': changed(zip, at) });
      expect([at, problems.length > 0]).toEqual([at, true]);
    }
  });
});

describe('a receipt', () => {
  const text = (value: unknown) => JSON.stringify(value);

  it('is read whichever version wrote it, and whatever else it says', () => {
    expect(readReceipt(text({ schema: 1, files: LISTED }))).toEqual(LISTED);
    expect(readReceipt(text({ schema: 1, files: LISTED, keptKey: true, later: {} }))).toEqual(LISTED);
    const entries = [{ ...listedOf('IM000000.zip', ONE), entries: LISTED }];
    expect(countListed(readReceipt(text({ schema: 1, files: entries })) ?? [])).toBe(2);
  });

  it.each([
    ['no JSON', '{'],
    ['nothing', 'null'],
    ['another schema', text({ schema: 2, files: LISTED })],
    ['no files', text({ schema: 1 })],
    ['a path', text({ schema: 1, files: [{ ...LISTED[0], path: '../x' }] })],
    ['no hash', text({ schema: 1, files: [{ ...LISTED[0], sha256: 'ab' }] })],
    ['a length below nothing', text({ schema: 1, files: [{ ...LISTED[0], bytes: -1 }] })],
    ['a zip in a zip', text({ schema: 1, files: [{ ...LISTED[0], entries: [{ ...LISTED[0], entries: [] }] }] })],
  ])('isn’t one with %s', (_what, untrusted) => {
    expect(readReceipt(untrusted)).toBeNull();
  });
});
