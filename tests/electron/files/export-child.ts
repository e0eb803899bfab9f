/**
 * A program of its own that exports for ever, to be killed at any moment: argv is a folder of sources and a folder to
 * work in. It says `ready` before the first export. Each export is deleted before the next, so that the killer meets
 * every step.
 */
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Grant } from '../../../core/bridge.js';
import { commitStaged } from '../../../electron/files/commit.js';
import { createGrants } from '../../../electron/files/grants.js';
import { Journal } from '../../../electron/files/journal.js';
import { createStage } from '../../../electron/files/stage.js';

const [sources = '', work = ''] = process.argv.slice(2);
const grants = createGrants();
const stage = createStage(grants);
const opened: Grant[] = [];
await grants.openInputs([sources], (batch) => opened.push(...batch.grants));
process.stdout.write('ready\n');
for (;;) {
  const result = await stage.stageExport(opened.map(({ id, size }) => ({ parts: [{ copy: [id, 0, size] as const }] })));
  if (!result.ok) throw new Error(result.failure);
  const target = join(work, 'copy');
  const outcome = await commitStaged(
    stage,
    result.files.map((file) => file.stagedId),
    {
      target,
      receiptPath: `${target}.receipt.json`,
      version: '0.1.0',
      facts: {
        policy: 'basic',
        text: 'auto',
        faces: 'not-looked-for',
        elements: { source: 0, output: 0, kept: 0, changed: 0, removed: 0, added: 0 },
        checks: { secondReader: 0, leakSearch: 0, readBack: 0 },
        leftOut: 0,
        overruled: 0,
        options: null,
        overrulings: [],
        keptKey: false,
      },
      checkWritten: async () => undefined,
      journal: new Journal(join(work, 'journal')),
    },
  );
  if (outcome.outcome !== 'written') throw new Error(JSON.stringify(outcome));
  rmSync(`${target}.receipt.json`);
  // Renamed first, so that a kill in the middle of this deletion isn't taken for half an export.
  renameSync(target, join(work, 'old'));
  rmSync(join(work, 'old'), { recursive: true });
}
