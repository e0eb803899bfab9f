import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Receipt } from '../../core/bridge.js';
import { buildSteps, runCli, scratchFolder } from '../support/run-cli.js';
import { CONTRACT_SEED, contractHashes, writeContractFiles } from './contract.js';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

it('the command line, staged in Node, gives the bytes of the contract', () => {
  buildSteps('cli');
  const names = writeContractFiles(join(scratch.path, 'in'));
  const out = join(scratch.path, 'out');
  const run = runCli([
    'export',
    join(scratch.path, 'in'),
    '--out',
    out,
    '--text',
    'off',
    '--seed',
    Buffer.from(CONTRACT_SEED).toString('hex'),
  ]);
  expect(run).toMatchObject({ code: 0 });
  const receipt = JSON.parse(readFileSync(`${out}.receipt.json`, 'utf8')) as Receipt;
  const onDisk = readdirSync(out).map((name) =>
    createHash('sha256')
      .update(readFileSync(join(out, name)))
      .digest('hex'),
  );
  expect(receipt.files.length).toBe(names.length);
  expect(receipt.files.map(({ sha256 }) => sha256).sort()).toEqual(contractHashes());
  expect(onDisk.sort()).toEqual(contractHashes());
}, 120_000);
