import { beforeEach, describe, expect, it } from 'vitest';
import { sourceLines } from '../../../renderer/export/review/source-parts.js';
import { element, imageFile, SYNTAX } from '../../support/dicom-bytes.js';
import { EngineBench, uid } from './engine-bench.js';

let bench: EngineBench;
beforeEach(() => {
  bench = new EngineBench();
});

describe('the facts that the engine counts', () => {
  it('finds facts by tag, name, keyword and value, of one file or of all', async () => {
    await bench.reviewed([bench.request('ct1'), bench.request('ct2')]);
    const tagsOf = (query: string, fileId: string | null = null) => bench.engine.facts(query, fileId).map(({ path }) => path);
    expect(tagsOf('quillfeather')).toEqual(['(0010,0010)']);
    expect(tagsOf('0010,0020')).toEqual(['(0010,0020)']);
    expect(tagsOf('PatientBirthDate')).toEqual(['(0010,0030)']);
    expect(tagsOf('sop instance uid 1.2.3.4.5.6.2')).toContain('(0008,0018)');
    expect(tagsOf('nobody is called this')).toEqual([]);
    expect(bench.engine.facts('', null).find(({ tag }) => tag === 0x00080018)).toMatchObject({ files: 2, before: { distinct: 2 } });
    expect(bench.engine.facts('', 'ct2').find(({ tag }) => tag === 0x00080018)).toMatchObject({
      files: 1,
      before: { samples: ['1.2.3.4.5.6.2'] },
    });
    expect(bench.engine.facts('', 'us1')).toEqual([]);
  });

  it('counts every byte of the sources by what it is, what of it leaves, and what went of the pictures', async () => {
    const privates = [
      { tag: 0x00091010, bytes: element(0x00091010, 'LO', 'ACME') },
      { tag: 0x00092001, bytes: element(0x00092001, 'LO', 'secret') },
    ];
    // Trailing bytes behind the last pixel: 32 bytes are the picture's.
    const pixels = element(0x7fe00010, 'OW', new Uint8Array(40).fill(1));
    bench.main.files.set('ct1', imageFile(SYNTAX.explicit, [uid(0x00080018, '1.2.3.4.5.6.1'), ...privates], pixels));
    const { source, pixelNotes } = await bench.reviewed([bench.request('ct1'), bench.request('ct2')]);
    const { size, ...parts } = source.bytes;
    expect(size).toBe((bench.main.files.get('ct1')?.length ?? 0) + (bench.main.files.get('ct2')?.length ?? 0));
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
});
