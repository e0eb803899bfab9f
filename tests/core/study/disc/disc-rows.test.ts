import { describe, expect, it } from 'vitest';
import type { DirectoryRecord, DiscDirectory } from '../../../../core/media/dicomdir/read-directory.js';
import { discContents, type MetFile } from '../../../../core/study/disc/disc-rows.js';
import { firstOpen, rowNumbers, rowWords, targetOf } from '../../../../renderer/library/disc/disc-words.js';
import { en } from '../../../../renderer/library/disc/messages/en.js';

const TEXTS = {
  patientName: '',
  patientId: '',
  studyDate: '',
  studyDescription: '',
  modality: '',
  seriesNumber: '',
  seriesDescription: '',
  instanceNumber: '',
};
const record = (untrustedType: string, more: Partial<DirectoryRecord> = {}): DirectoryRecord => ({
  untrustedType,
  untrustedTexts: TEXTS,
  untrustedFileId: null,
  untrustedSopInstanceUid: '',
  records: [],
  ...more,
});
const image = (untrustedFileId: string, uid = '') => record('IMAGE', { untrustedFileId, untrustedSopInstanceUid: uid });
const DISC: DiscDirectory = {
  records: [
    record('PATIENT', {
      untrustedTexts: { ...TEXTS, patientName: 'Quillfeather^Zebediah', patientId: 'INVENTED-7' },
      records: [
        record('STUDY', {
          untrustedTexts: { ...TEXTS, studyDate: '20200102', studyDescription: 'Knee' },
          records: [record('SERIES', { records: [image('A/1'), image('A/2', '2.25.2'), image('A/3'), image('../../A/4')] })],
        }),
      ],
    }),
    record('HANGING PROTOCOL', { untrustedFileId: 'HP' }),
  ],
  untrustedFileIds: ['A/1', 'A/2', 'A/3', '../../A/4', 'HP'],
};
const met: MetFile[] = [
  { untrustedName: 'disc/DICOMDIR', fileId: null },
  { untrustedName: 'disc/a/1', fileId: 'g1' },
  { untrustedName: 'disc/renamed.dcm', fileId: 'g2' },
  { untrustedName: 'disc/HP', fileId: null },
  { untrustedName: 'disc/A/extra', fileId: 'g9' },
  { untrustedName: 'A/4', fileId: 'g4' },
  { untrustedName: 'elsewhere/x', fileId: 'g5' },
];
const { rows, files, missing } = discContents(DISC, 'disc/DICOMDIR', met, (uid) => (uid === '2.25.2' ? 'g2' : undefined));

describe('the contents of a disc', () => {
  it('are the records in their places, each with what became of its file', () => {
    expect(rows.map(({ depth, kind, path, state, fileId }) => [depth, kind, path, state, fileId])).toEqual([
      [0, 'disc', 'disc/DICOMDIR', 'none', null],
      [1, 'patient', '', 'none', null],
      [2, 'study', '', 'none', null],
      [3, 'series', '', 'none', null],
      [4, 'file', 'A/1', 'open', 'g1'],
      // Known by its UID, wherever it is now.
      [4, 'file', 'A/2', 'open', 'g2'],
      [4, 'file', 'A/3', 'missing', null],
      // A path that leads out of the disc leads nowhere: names are compared, never opened.
      [4, 'file', '../../A/4', 'missing', null],
      [1, 'file', 'HP', 'unread', null],
      [1, 'unlisted', '', 'none', null],
      [2, 'file', 'disc/A/extra', 'open', 'g9'],
    ]);
    expect([files, missing]).toEqual([5, 2]);
    expect(rows.slice(0, 4).map((row) => [row.files, row.missing])).toEqual([
      [5, 2],
      [4, 2],
      [4, 2],
      [4, 2],
    ]);
  });

  it('count a file that several records name once', () => {
    const twice = { records: [image('X'), image('X')], untrustedFileIds: ['X'] };
    expect(discContents(twice, 'DICOMDIR', [], () => undefined)).toMatchObject({ files: 1, missing: 1 });
  });

  it('of a set of several discs are each its own: a file of one isn’t missing in the other', () => {
    const index = (fileId: string): DiscDirectory => ({ records: [image(fileId)], untrustedFileIds: [fileId] });
    const both: MetFile[] = [
      { untrustedName: 'set/CD1/A/1', fileId: 'g1' },
      { untrustedName: 'set/CD2/A/1', fileId: 'g2' },
      { untrustedName: 'set/CD2/A/2', fileId: 'g3' },
    ];
    const contents = ['CD1', 'CD2'].map((disc) => discContents(index('A/1'), `set/${disc}/DICOMDIR`, both, () => undefined));
    expect(contents.map(({ missing }) => missing)).toEqual([0, 0]);
    expect(contents.map((one) => one.rows.flatMap(({ fileId }) => fileId ?? []))).toEqual([['g1'], ['g2', 'g3']]);
  });

  it('are read in plain words, without a person while names are hidden', () => {
    const numbers = rowNumbers(rows);
    const said = (hidden: boolean) =>
      rows.map((row, index) => rowWords(en, 'en', row, numbers[index] ?? 0, hidden)).map(({ name, note }) => `${name} | ${note}`);
    expect(said(false).slice(1, 6)).toEqual([
      'Quillfeather, Zebediah | INVENTED-7',
      'Knee | 2 Jan 2020',
      'Series 1 | ',
      'Picture 1 | A/1',
      'Picture 2 | A/2',
    ]);
    expect(said(true).join('\n')).not.toMatch(/Quill|INVENTED|2020|A\/|disc\//);
    expect(said(false)[8]).toBe('Hanging protocol 1 | HP');
  });

  it('lead to the first open file of a series, and nowhere from a person', () => {
    const isOpen = (fileId: string) => fileId !== 'g1';
    expect([1, 3, 4, 5, 6, 10].map((row) => targetOf(rows, row, isOpen))).toEqual([null, 'g2', null, 'g2', null, 'g9']);
  });

  it('are open at first where something is missing', () => {
    expect(firstOpen(rows).has(3)).toBe(true);
    const whole = discContents(
      { records: [record('SERIES', { records: [image('a/1')] })], untrustedFileIds: ['a/1'] },
      'disc/DICOMDIR',
      met,
      () => undefined,
    );
    expect(firstOpen(whole.rows).has(1)).toBe(false);
  });
});
