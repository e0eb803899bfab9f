import { execFileSync } from 'node:child_process';
import { expect } from 'vitest';
import { corpus, corpusFiles, pydicomData, pydicomFiles } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { itWith } from '../support/when.js';

itWith(corpus, 'lists every file of the corpus once', () => {
  const files = corpusFiles();
  expect(files.length).toBeGreaterThan(500);
  expect(new Set(files.map((file) => file.path)).size).toBe(files.length);
});

itWith(pydicomData, "lists pydicom's files, scans among them", () => {
  const files = pydicomFiles();
  expect(files.length).toBeGreaterThan(150);
  expect(files.map((file) => file.path)).toContain('test_files/CT_small.dcm');
});

itWith([tools.dcmdump, pydicomData], 'calls a tool that it found', () => {
  const file = pydicomFiles().find(({ path }) => path.endsWith('/CT_small.dcm'));
  const out = execFileSync(tools.dcmdump.command, [...tools.dcmdump.prefix, file?.absolute ?? ''], { encoding: 'latin1' });
  expect(out).toContain('(0008,0016)');
});

itWith(tools.pydicomPixels, 'decodes with pydicom', () => {
  const code = 'import pydicom, numpy, gdcm; print(pydicom.__version__)';
  const out = execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, '-c', code], { encoding: 'utf8' });
  expect(out).toMatch(/^\d+\.\d+/);
});
