/** The command line reads what it wrote, from the disk, before it publishes it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCopy } from '../../cli/check-copy.js';
import { type Packing, PLAIN_PACKING } from '../../core/bridge.js';
import { writtenFactsOf } from '../../core/deid/check-written.js';
import { commitStaged } from '../../electron/files/commit.js';
import { createGrants } from '../../electron/files/grants.js';
import { createStage } from '../../electron/files/stage.js';
import { writtenSource } from '../../electron/files/written-source.js';
import { exportBytes, parse, SEED, searchOf } from '../core/deid/export-in-memory.js';
import { facts, scratchFolder } from '../electron/scratch.js';
import { element, imageFile, SYNTAX } from '../support/dicom-bytes.js';

const NAME = 'Quillfeather';
/** A word that stays, as long as the name. */
const MODEL = 'Lanternwings';
const source = imageFile(SYNTAX.explicit, [
  { tag: 0x00081090, bytes: element(0x00081090, 'LO', MODEL) },
  { tag: 0x00100010, bytes: element(0x00100010, 'PN', `${NAME}^Ada`) },
]);

/** Writes two files; before they are checked, `plant` changes what lies on the disk. */
async function write(packing: Packing, plant: (bytes: Buffer) => void) {
  const { plan, review, bytes } = exportBytes(source);
  const stage = createStage(createGrants());
  const staged = await stage.stageExport([{ parts: [{ bytes }] }, { parts: [{ bytes }] }], { packing });
  if (!staged.ok) throw new Error(staged.failure);
  const search = searchOf(parse(source));
  const check = checkCopy(
    staged.files.map(({ name }) => ({ name, facts: writtenFactsOf(plan, review), search })),
    { packing, seed: SEED },
  );
  const parent = scratchFolder();
  const outcome = await commitStaged(
    stage,
    (staged.container ? [staged.container] : staged.files).map(({ stagedId }) => stagedId),
    {
      target: join(parent, 'copy'),
      receiptPath: join(parent, 'receipt'),
      version: '0',
      facts,
      checkWritten: async (written, watch) => {
        const path = written.at(-1)?.path ?? '';
        const there = readFileSync(path);
        plant(there);
        writeFileSync(path, there);
        await check(
          written.map((file) => ({ name: file.name, source: writtenSource(file) })),
          watch,
        );
      },
    },
  );
  return { outcome, left: readdirSync(parent) };
}

describe.each([
  ['a folder', PLAIN_PACKING],
  ['a zip', { zip: true, directory: false }],
] as const)('the check of a copy in %s', (_shape, packing) => {
  it('lets what was reviewed be published', async () => {
    const { outcome, left } = await write(packing, () => undefined);
    expect(outcome.outcome === 'written' && outcome.receipt.checks.readBack).toBe(2);
    expect(left).toEqual(['copy', 'receipt']);
  });

  it.each<[string, (bytes: Buffer) => void]>([
    ['a name where a word stays', (bytes) => void bytes.write(NAME, bytes.lastIndexOf(MODEL))],
    ['a name in the preamble', (bytes) => void bytes.write(NAME, bytes.lastIndexOf('DICM') - 100)],
    ['another length', (bytes) => void bytes.writeUInt16LE(MODEL.length + 2, bytes.lastIndexOf(MODEL) - 2)],
  ])('removes the copy for %s', async (_what, plant) => {
    const { outcome, left } = await write(packing, plant);
    expect(outcome).toEqual({ outcome: 'failed', failure: 'written-doubted' });
    expect(left).toEqual([]);
  });
});
