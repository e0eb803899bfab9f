import { spawn } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { imageFile, SYNTAX } from '../support/dicom-bytes.js';
import { buildSteps, cliProgram, runCli, scratchFolder } from '../support/run-cli.js';

const scratch = scratchFolder();
beforeAll(() => buildSteps('cli'), 300_000);
afterAll(() => scratch.remove());

const AT_ONCE = 4;

function exportInto(source: string, out: string): Promise<number | null> {
  const child = spawn(process.execPath, [cliProgram, 'export', source, '--out', out, '--text', 'off', '--faces', 'keep'], {
    stdio: 'ignore',
  });
  return new Promise((resolve) => {
    child.once('close', resolve);
  });
}

describe('several exports into one place at the same time', () => {
  it('leave one whole export, and the others say that they failed', async () => {
    const source = join(scratch.path, 'scan.dcm');
    writeFileSync(source, imageFile(SYNTAX.explicit));
    for (let round = 0; round < 3; round += 1) {
      const out = join(scratch.path, `copy-${round}`);
      const codes = await Promise.all(Array.from({ length: AT_ONCE }, () => exportInto(source, out)));
      expect(codes.filter((code) => code === 0)).toHaveLength(1);
      // Failed while it ran, or refused at the start where the other was quicker.
      expect(codes.filter((code) => code === 1 || code === 2)).toHaveLength(AT_ONCE - 1);
      expect(runCli(['verify', out, '--receipt', `${out}.receipt.json`]).code).toBe(0);
      expect(readdirSync(scratch.path).filter((name) => name.includes('.partial-'))).toEqual([]);
    }
  });
});
