import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { parseFile } from '../../../core/dicom/parse-file.js';
import { matchFiles } from '../../../core/media/dicomdir/match-files.js';
import { type DirectoryRecord, isDirectory, readDirectory } from '../../../core/media/dicomdir/read-directory.js';
import { concat, element, file, header, item, SYNTAX, text, uint16, uint32 } from '../../support/dicom-bytes.js';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../../support/real-files.js';
import { tools } from '../../support/tools.js';
import { itWith } from '../../support/when.js';

interface Planned {
  readonly type: string;
  readonly fileId?: string;
  /** Places in the sequence. */
  readonly next?: number;
  readonly lower?: number;
  readonly inUse?: number;
}

/** An index whose records have the length of the first, so that their offsets are known. */
function directory(records: readonly Planned[], first = 0): Uint8Array {
  const content = (record: Planned, offsetOf: (place: number | undefined) => number) =>
    concat(
      element(0x00041400, 'UL', uint32(offsetOf(record.next))),
      element(0x00041410, 'US', uint16(record.inUse ?? 0xffff)),
      element(0x00041420, 'UL', uint32(offsetOf(record.lower))),
      element(0x00041430, 'CS', text(record.type.padEnd(16))),
      element(0x00041500, 'CS', text((record.fileId ?? '').padEnd(16))),
    );
  const build = (start: number) => {
    const length = item(content(records[0] ?? { type: '' }, () => 0)).length;
    const offsetOf = (place: number | undefined) => (place === undefined ? 0 : start + place * length);
    const items = concat(records.map((record) => item(content(record, offsetOf))));
    return file(SYNTAX.explicit, [element(0x00041200, 'UL', uint32(offsetOf(first))), header(0x00041220, 'SQ', items.length), items]);
  };
  return build(parseFile(memorySource(build(0))).dataSet.elements.at(-1)?.valueOffset ?? 0);
}

const read = (bytes: Uint8Array) => readDirectory(parseFile(memorySource(bytes)));

/** `PATIENT(STUDY(SERIES(IMAGE)))` */
const shape = (records: readonly DirectoryRecord[]): string =>
  records.map(({ untrustedType, records: below }) => (below.length > 0 ? `${untrustedType}(${shape(below)})` : untrustedType)).join(' ');

describe('the index of a disc', () => {
  const TREE: readonly Planned[] = [
    { type: 'PATIENT', lower: 1, next: 5 },
    { type: 'STUDY', lower: 2 },
    { type: 'SERIES', lower: 3 },
    { type: 'IMAGE', next: 4, fileId: 'A\\B\\1' },
    { type: 'SR DOCUMENT', fileId: 'A\\B\\2' },
    { type: 'PATIENT' },
  ];

  it('is a tree along its links', () => {
    const { records, untrustedFileIds } = read(directory(TREE));
    expect(shape(records)).toBe('PATIENT(STUDY(SERIES(IMAGE SR DOCUMENT))) PATIENT');
    expect(untrustedFileIds).toEqual(['A/B/1', 'A/B/2']);
  });

  it('passes over what is not in use, and over a file that is named twice', () => {
    const records = TREE.map((record, place) => (place === 3 ? { ...record, inUse: 0 } : record));
    expect(shape(read(directory(records)).records)).toBe('PATIENT(STUDY(SERIES(SR DOCUMENT))) PATIENT');
    const twice = TREE.map((record) => (record.fileId ? { ...record, fileId: 'A' } : record));
    expect(read(directory(twice)).untrustedFileIds).toEqual(['A']);
  });

  it('places what no link leads to by its order', () => {
    const unlinked = TREE.map(({ type, fileId }) => ({ type, ...(fileId === undefined ? {} : { fileId }) }));
    expect(shape(read(directory(unlinked)).records)).toBe('PATIENT(STUDY(SERIES(IMAGE SR DOCUMENT))) PATIENT');
    const orphans: readonly Planned[] = [{ type: 'IMAGE', fileId: 'X' }, { type: 'SERIES' }, { type: 'IMAGE', fileId: 'Y' }];
    expect(shape(read(directory(orphans, 9)).records)).toBe('IMAGE SERIES(IMAGE)');
  });

  it('ends where links go round, and where each is the lower level of the one before', () => {
    const round = TREE.map((record, place) => (place === 4 ? { ...record, next: 0, lower: 2 } : record));
    expect(shape(read(directory(round)).records)).toBe('PATIENT(STUDY(SERIES(IMAGE SR DOCUMENT))) PATIENT');
    const deep = Array.from({ length: 3000 }, (_, place): Planned => ({ type: 'IMAGE', lower: place + 1, fileId: `F${place}` }));
    expect(read(directory(deep)).untrustedFileIds).toHaveLength(3000);
  });

  it('finds its files whatever the case, version and dots of their names', () => {
    const names = ['disc/dicom/im1', 'disc/DICOM/IM2;1', 'disc/DICOM/IM3.', 'DICOM/IM4', 'disc/DICOMDIR'];
    const { present, missing } = matchFiles(['DICOM/IM1', 'DICOM/IM2', 'DICOM/IM3', 'DICOM/IM4', '../DICOM/IM4'], 'disc/DICOMDIR', names);
    expect([...present]).toEqual([
      ['DICOM/IM1', 'disc/dicom/im1'],
      ['DICOM/IM2', 'disc/DICOM/IM2;1'],
      ['DICOM/IM3', 'disc/DICOM/IM3.'],
    ]);
    expect(missing).toEqual(['DICOM/IM4', '../DICOM/IM4']);
    expect(matchFiles(['A'], 'DICOMDIR', ['a']).missing).toEqual([]);
  });
});

const inCorpus = corpusFiles()
  .filter(({ path }) => path.includes('DICOMDIR'))
  .map(({ absolute }) => absolute);
const inPydicom = pydicomFiles()
  .filter(({ path }) => path.includes('DICOMDIR'))
  .map(({ absolute }) => absolute);

describe('real indexes', () => {
  itWith([pydicomData], 'name the files that pydicom finds in them', () => {
    const files = [...inCorpus, ...inPydicom];
    expect(files.length).toBeGreaterThan(0);
    const code =
      'import sys, json, pydicom, warnings\nwarnings.simplefilter("ignore")\nfor p in sys.argv[1:]:\n  d = pydicom.dcmread(p, force=True)\n  ids = [r.ReferencedFileID for r in d.get("DirectoryRecordSequence") or [] if r.get("ReferencedFileID")]\n  print(json.dumps(sorted({i if isinstance(i, str) else "/".join(i) for i in ids})))';
    const said = execFileSync(tools.pydicom.command, [...tools.pydicom.prefix, '-c', code, ...files], { encoding: 'utf8' });
    const expected = said
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    const found = files.map((path) => {
      const parsed = parseFile(memorySource(readFileSync(path)));
      expect(isDirectory(parsed)).toBe(true);
      return [...readDirectory(parsed).untrustedFileIds].sort();
    });
    expect(found).toEqual(expected);
  });

  itWith([pydicomData], 'are one tree however they are ordered, encoded and linked', () => {
    const shapes = new Map<string, string>();
    for (const path of inPydicom.filter((one) => basename(dirname(one)) === 'dicomdirtests')) {
      const { records } = readDirectory(parseFile(memorySource(readFileSync(path))));
      shapes.set(path.slice(path.lastIndexOf('/') + 1), shape(records));
    }
    const plain = shapes.get('DICOMDIR') ?? '';
    expect(plain).toMatch(/^PATIENT\(STUDY\(SERIES\(IMAGE\) SERIES/);
    expect(shapes.get('DICOMDIR-implicit')).toBe(plain);
    expect(shapes.get('DICOMDIR-bigEnd')).toBe(plain);
    expect(shapes.get('DICOMDIR-reordered')).toBe(plain);
    expect(shapes.get('DICOMDIR-nooffset')).toBe(plain);
    // Its link to the top leads to a picture, and its patients are of an unknown type.
    const expected = plain.replace('PATIENT(STUDY(SERIES(IMAGE)', 'IMAGE UNKNOWN(STUDY(SERIES').replaceAll('PATIENT', 'UNKNOWN');
    expect(shapes.get('DICOMDIR-nopatient')).toBe(expected);
    expect(shapes.get('DICOMDIR-empty.dcm')).toBe('');
  });

  itWith(corpus, 'find their files beside them', () => {
    const index = inCorpus.find((path) => path.endsWith('pydicom/DICOMDIR')) ?? '';
    const folder = dirname(index);
    const names = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `disc/${relative(folder, `${entry.parentPath}/${entry.name}`)}`);
    const { untrustedFileIds } = readDirectory(parseFile(memorySource(readFileSync(index))));
    const { present, missing } = matchFiles(untrustedFileIds, 'disc/DICOMDIR', names);
    expect(missing).toEqual([]);
    expect(present.size).toBe(untrustedFileIds.length);
    expect(matchFiles(untrustedFileIds, 'elsewhere/DICOMDIR', names).missing).toHaveLength(untrustedFileIds.length);
  });
});
