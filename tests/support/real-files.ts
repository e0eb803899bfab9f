import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderRequirement, type Requirement, tools } from './tools.js';

/** The repository's root. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const corpusFolder = join(repository, '..', 'shared', 'corpus');

/** Real files beside the repository: there when developing and in CI, not in a stranger's clone. */
export const corpus: Requirement = folderRequirement('the corpus of real files (../shared/corpus)', corpusFolder);

/** One row of the corpus's manifest. */
export interface CorpusFile {
  /** Below the corpus, with `/`. */
  readonly path: string;
  readonly absolute: string;
  /** The first folder of `path`: what kind of file it is there for. */
  readonly folder: string;
  readonly modality: string;
  readonly sopClass: string;
  readonly transferSyntax: string;
  readonly photometric: string;
  readonly goodFor: string;
}

const COLUMNS = {
  path: 'path',
  modality: 'modality',
  sopClass: 'sop_class',
  transferSyntax: 'transfer_syntax',
  photometric: 'photometric',
  goodFor: 'good_for',
} as const;

/**
 * Every file that the corpus's manifest lists, in its order; empty where there is no corpus.
 * @throws Error where the manifest names a file that isn't there, or lacks a column
 */
export function corpusFiles(): readonly CorpusFile[] {
  if (corpus.missing !== undefined) return [];
  const [head = '', ...rows] = readFileSync(join(corpusFolder, 'MANIFEST.tsv'), 'utf8').split('\n').filter(Boolean);
  const columns = head.split('\t');
  const column = (name: string): number => {
    const at = columns.indexOf(name);
    if (at < 0) throw new Error(`the corpus's manifest has no column ${name}`);
    return at;
  };
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([key, name]) => [key, column(name)])) as Record<keyof typeof COLUMNS, number>;
  return rows.map((row) => {
    const cells = row.split('\t');
    const cell = (key: keyof typeof COLUMNS) => cells[at[key]] ?? '';
    const path = cell('path');
    const absolute = join(corpusFolder, path);
    if (!existsSync(absolute)) throw new Error(`the corpus's manifest names ${path}, which isn't there`);
    return {
      path,
      absolute,
      folder: path.split('/')[0] ?? '',
      modality: cell('modality'),
      sopClass: cell('sopClass'),
      transferSyntax: cell('transferSyntax'),
      photometric: cell('photometric'),
      goodFor: cell('goodFor'),
    };
  });
}

/** A real file that Debian's python3-pydicom brings. */
export interface PydicomFile {
  /** Below pydicom's data folder, with `/`. */
  readonly path: string;
  readonly absolute: string;
}

const PYDICOM_FOLDERS = ['test_files', 'charset_files', 'palettes'];
/** Beside the scans lie scripts and notes. */
const NOT_A_SCAN = /\.(py|pyc|txt|json|md|zip|csv|xml)$/i;

/** Whether `pydicomFiles` has any. */
export const pydicomData: Requirement = { ...tools.pydicom, name: "pydicom's real files" };

/** The real files of Debian's python3-pydicom, sorted: what tests run on in a stranger's clone. Empty where it isn't installed. */
export function pydicomFiles(): readonly PydicomFile[] {
  if (pydicomData.missing !== undefined) return [];
  const code = 'import pydicom.data, os; print(os.path.dirname(pydicom.data.__file__))';
  const folder = execFileSync(tools.pydicom.command, [...tools.pydicom.prefix, '-c', code], { encoding: 'utf8' }).trim();
  return PYDICOM_FOLDERS.flatMap((name) => filesBelow(join(folder, name)))
    .filter((absolute) => !NOT_A_SCAN.test(basename(absolute)))
    .map((absolute) => ({ path: relative(folder, absolute).split(sep).join('/'), absolute }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });
}
