import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { TRANSFER_SYNTAXES } from '../../core/dicom/transfer-syntax.js';
import { PHOTOMETRICS } from '../../core/pixels/photometric-names.js';
import type { Agreement } from '../../scripts/conformance/agreement.js';
import { conformanceDocument } from '../../scripts/conformance/document.js';
import { table } from '../../scripts/conformance/markdown.js';
import { repository } from '../support/real-files.js';

const read = (...path: string[]): string => readFileSync(join(repository, ...path), 'utf8');
const agreement = JSON.parse(read('scripts', 'conformance', 'agreement.json')) as Agreement;

it('is what the generator gives: node scripts/generate-conformance.mjs', () => {
  expect(read('docs', 'CONFORMANCE.md')).toBe(conformanceDocument(agreement));
});

it('has a row for every transfer syntax and photometric interpretation that is known', () => {
  const lines = conformanceDocument(agreement).split('\n');
  for (const { uid } of TRANSFER_SYNTAXES) expect(lines.filter((line) => line.includes(`| \`${uid}\` |`))).toHaveLength(1);
  for (const name of PHOTOMETRICS) expect(lines.filter((line) => line.startsWith(`| ${name} |`))).toHaveLength(1);
});

it('says what is missing wherever something is', () => {
  const partial = conformanceDocument(agreement)
    .split('\n')
    .filter((line) => /\| (partial|no) \|/.test(line));
  expect(partial.filter((line) => /\| (partial|no) \| *\|$/.test(line))).toEqual([]);
});

it('keeps a pipe of a cell inside its cell', () => {
  expect(table(['a'], [['x|y']])).toBe('| a |\n| --- |\n| x\\|y |');
});
