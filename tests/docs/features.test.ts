import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/real-files.js';

interface Row {
  readonly feature: string;
  readonly state: string;
  readonly note: string;
  readonly shownBy: string;
}

/** The rows of docs/FEATURES.md. */
function featureRows(): readonly Row[] {
  const lines = readFileSync(join(repository, 'docs', 'FEATURES.md'), 'utf8').split('\n');
  return lines.slice(lines.findIndex((line) => line.startsWith('|---')) + 1).flatMap((line) => {
    const [, feature = '', state = '', note = '', shownBy = ''] = line.split('|').map((cell) => cell.trim());
    return line.startsWith('|') ? [{ feature, state, note, shownBy }] : [];
  });
}

describe('docs/FEATURES.md', () => {
  const rows = featureRows();

  it('says yes, partly or no, and what is missing where it isn’t yes', () => {
    expect(rows.length).toBeGreaterThan(20);
    expect(new Set(rows.map(({ feature }) => feature)).size).toBe(rows.length);
    for (const { feature, state, note } of rows) {
      expect(['yes', 'partly', 'no'], feature).toContain(state);
      if (state !== 'yes') expect(note, feature).not.toBe('');
    }
  });

  it('names a test that is there for all that works', () => {
    for (const { feature, state, shownBy } of rows) {
      if (state === 'no') continue;
      const [, file = '', name = ''] = /^`([\w-]+\.spec\.ts)` › (.+)$/.exec(shownBy) ?? [];
      const path = join(repository, 'tests', 'e2e', file);
      expect(file !== '' && existsSync(path), feature).toBe(true);
      expect(readFileSync(path, 'utf8'), feature).toContain(name);
    }
  });
});
