import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memorySource } from '../../core/dicom/byte-source.js';
import { ParseError, type ParseErrorCode } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { corpusFiles, pydicomFiles, repository } from './real-files.js';
import type { Tool } from './tools.js';

/** One real file that could be a scan. */
export interface ScanFile {
  /** `corpus/…` or `pydicom/…`. */
  readonly name: string;
  readonly absolute: string;
}

const OTHER_KIND = /\.(zip|gz|nii|png|jpg)$/;

/** The real files at hand that could be scans: the corpus's (where it is there) and pydicom's. */
export function scanFiles(): readonly ScanFile[] {
  return [
    ...corpusFiles()
      .filter(({ path }) => !OTHER_KIND.test(path))
      .map(({ path, absolute }) => ({ name: `corpus/${path}`, absolute })),
    ...pydicomFiles().map(({ path, absolute }) => ({ name: `pydicom/${path}`, absolute })),
  ];
}

export const readScan = ({ absolute }: ScanFile): ParsedFile => parseFile(memorySource(readFileSync(absolute)));

/** The parsed file, or the code of its refusal. */
export function tryScan(scan: ScanFile): ParsedFile | ParseErrorCode {
  try {
    return readScan(scan);
  } catch (error) {
    if (error instanceof ParseError) return error.code;
    throw error;
  }
}

/** Runs one of tests/support's Python scripts on a list of lines, and gives the JSON that it prints. */
export function runPython<Answer>(tool: Tool, script: string, lines: readonly string[]): Answer {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-python-'));
  try {
    const list = join(folder, 'list');
    writeFileSync(list, lines.join('\n'));
    const answer = execFileSync(tool.command, [...tool.prefix, join(repository, 'tests/support', script), list], {
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(answer) as Answer;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
