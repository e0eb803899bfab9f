import { matchFiles } from '../../media/dicomdir/match-files.js';
import type { DirectoryRecord, DiscDirectory } from '../../media/dicomdir/read-directory.js';
import { plainText } from '../plain-text.js';

/** One line of a disc's contents: what lies in it follows, one deeper. Every text is the file's own, bounded, without what can't be seen. */
export interface DiscRow {
  readonly depth: number;
  readonly kind: 'disc' | 'patient' | 'study' | 'series' | 'file' | 'unlisted';
  /** Directory Record Type: IMAGE, SR DOCUMENT and many more; '' for the disc itself and what its index doesn't list. */
  readonly type: string;
  readonly texts: DirectoryRecord['untrustedTexts'];
  /** Where the file lies on the disc, as the index says it; '' where the record names none. */
  readonly path: string;
  /** The open file; null where it isn't open. */
  readonly fileId: string | null;
  /** What became of the file that the record names: `unread` is there, and isn't among the studies; `none` where it names none. */
  readonly state: 'open' | 'unread' | 'missing' | 'none';
  /** Files that it names itself or that lie in it, and how many of them are missing. */
  readonly files: number;
  readonly missing: number;
}

/** A file that was met where the index lies: open under its id, or not among the studies. */
export interface MetFile {
  readonly untrustedName: string;
  readonly fileId: string | null;
}

export interface DiscContents {
  readonly rows: readonly DiscRow[];
  readonly files: number;
  readonly missing: number;
}

const KINDS: Readonly<Record<string, DiscRow['kind']>> = { PATIENT: 'patient', STUDY: 'study', SERIES: 'series' };
const NO_TEXTS: DiscRow['texts'] = {
  patientName: '',
  patientId: '',
  studyDate: '',
  studyDescription: '',
  modality: '',
  seriesNumber: '',
  seriesDescription: '',
  instanceNumber: '',
};

/**
 * The contents of a disc as its index says them, each file in its place with what became of it; and behind them the open files that lie
 * in its folders and that it doesn't list. A file is known by its place, or by its SOP Instance UID where it was moved or renamed.
 * @param open the open file of a SOP Instance UID
 */
export function discContents(
  { records, untrustedFileIds }: DiscDirectory,
  untrustedDirectoryName: string,
  met: readonly MetFile[],
  open: (untrustedSopInstanceUid: string) => string | undefined,
): DiscContents {
  const byName = new Map(met.map(({ untrustedName, fileId }) => [untrustedName, fileId]));
  const { present } = matchFiles(untrustedFileIds, untrustedDirectoryName, byName.keys());
  const listed = new Set<string>();
  const rows: DiscRow[] = [];

  const stateOf = ({ untrustedFileId, untrustedSopInstanceUid }: DirectoryRecord): Pick<DiscRow, 'state' | 'fileId'> => {
    if (untrustedFileId === null) return { state: 'none', fileId: null };
    const name = present.get(untrustedFileId);
    const own = name === undefined ? undefined : byName.get(name);
    const fileId = own ?? (untrustedSopInstanceUid === '' ? undefined : open(untrustedSopInstanceUid)) ?? null;
    if (fileId !== null) listed.add(fileId);
    return { fileId, state: fileId !== null ? 'open' : name === undefined ? 'missing' : 'unread' };
  };
  const add = (record: DirectoryRecord, depth: number): { files: number; missing: number } => {
    const at = rows.length;
    const own = stateOf(record);
    const type = plainText(record.untrustedType);
    const row = {
      depth,
      kind: KINDS[type] ?? 'file',
      type,
      texts: plainTexts(record.untrustedTexts),
      path: plainText(record.untrustedFileId ?? ''),
      ...own,
    };
    rows.push({ ...row, files: 0, missing: 0 });
    let files = own.state === 'none' ? 0 : 1;
    let missing = own.state === 'missing' ? 1 : 0;
    for (const below of record.records) {
      const count = add(below, depth + 1);
      files += count.files;
      missing += count.missing;
    }
    rows[at] = { ...row, files, missing };
    return { files, missing };
  };

  const blank = { type: '', texts: NO_TEXTS, path: '', fileId: null, state: 'none' } as const;
  rows.push({ ...blank, depth: 0, kind: 'disc', path: plainText(untrustedDirectoryName), files: 0, missing: 0 });
  for (const record of records) add(record, 1);
  const unlisted = unlistedFiles(untrustedDirectoryName, met, listed);
  if (unlisted.length > 0) rows.push({ ...blank, depth: 1, kind: 'unlisted', files: unlisted.length, missing: 0 });
  for (const { untrustedName, fileId } of unlisted)
    rows.push({ ...blank, depth: 2, kind: 'file', path: plainText(untrustedName), fileId, state: 'open', files: 1, missing: 0 });
  // Several records may name one file: it counts once.
  const missing = new Set(rows.filter(({ state }) => state === 'missing').map(({ path }) => path)).size;
  const files = untrustedFileIds.length;
  rows[0] = { ...blank, depth: 0, kind: 'disc', path: plainText(untrustedDirectoryName), files, missing };
  return { rows, files, missing };
}

/** Open files in the folder of the index and below it. */
function unlistedFiles(untrustedDirectoryName: string, met: readonly MetFile[], listed: ReadonlySet<string>): MetFile[] {
  const folder = untrustedDirectoryName.slice(0, untrustedDirectoryName.lastIndexOf('/') + 1);
  return met.filter(({ untrustedName, fileId }) => fileId !== null && !listed.has(fileId) && untrustedName.startsWith(folder));
}

function plainTexts(texts: DiscRow['texts']): DiscRow['texts'] {
  return {
    patientName: plainText(texts.patientName),
    patientId: plainText(texts.patientId),
    studyDate: plainText(texts.studyDate),
    studyDescription: plainText(texts.studyDescription),
    modality: plainText(texts.modality),
    seriesNumber: plainText(texts.seriesNumber),
    seriesDescription: plainText(texts.seriesDescription),
    instanceNumber: plainText(texts.instanceNumber),
  };
}
