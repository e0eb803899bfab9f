import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../support/real-files.js';

/** What was measured so far, by name: a long run that was stopped goes on behind it. */
export interface KeptResults<Result> {
  of(name: string): Result | undefined;
  keep(name: string, result: Result): void;
}

/** What decides the numbers: with any other text of these, nothing that was kept counts. */
const SOURCES = ['core/pixels/text', 'tests/text-benchmark'];

/** Results in a file below .cache, or in memory alone for a run that is short. */
export function keptResults<Result>(name: string, isLong: boolean): KeptResults<Result> {
  const results = new Map<string, Result>();
  const path = join(repository, '.cache', 'text-benchmark', `${name}-${digestOfSources()}.jsonl`);
  if (isLong && existsSync(path)) {
    for (const line of readFileSync(path, 'utf8').split('\n')) {
      // A line that a stopped run didn't finish is measured again.
      if (!line.endsWith('}')) continue;
      const { name: measured, result } = JSON.parse(line) as { name: string; result: Result };
      results.set(measured, result);
    }
  }
  return {
    of: (measured) => results.get(measured),
    keep(measured, result) {
      results.set(measured, result);
      if (!isLong) return;
      mkdirSync(dirname(path), { recursive: true });
      appendFileSync(path, `${JSON.stringify({ name: measured, result })}\n`);
    },
  };
}

function digestOfSources(): string {
  const hash = createHash('sha256');
  for (const folder of SOURCES)
    for (const file of readdirSync(join(repository, folder)).sort()) hash.update(file).update(readFileSync(join(repository, folder, file)));
  return hash.digest('hex').slice(0, 12);
}
