import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { ReceiptFile } from '../core/bridge.js';
import { checkWritten, type FoundProblem } from './check-written.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { readReceipt } from './read-receipt.js';
import { answerJson, printable, say } from './say.js';
import { required, verbArguments } from './verb-arguments.js';

/** `verify DIR --receipt FILE`: every file of the receipt is there, is the one that was written, and nothing else is there. DIR may be the zip itself. */
export async function verify(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { receipt: { type: 'string' }, json: { type: 'boolean' } });
  const [written, ...others] = positionals;
  if (written === undefined || others.length > 0) throw new UsageError('Name one folder, or one zip.');
  const receipt = readReceipt(required(values.receipt, 'receipt'));
  const problems = isFile(written) ? await verifyZip(written, receipt) : await verifyFolder(written, receipt);
  if (values.json) answerJson({ schema: 1, files: countFiles(receipt), verified: problems.length === 0, problems });
  for (const { path, problem } of problems) say(`${printable(path)}: ${problem}`);
  if (problems.length > 0) return EXIT.failed;
  say(`${countFiles(receipt)} files are as the receipt says.`);
  return EXIT.done;
}

async function verifyFolder(folder: string, receipt: readonly ReceiptFile[]): Promise<readonly FoundProblem[]> {
  const problems: FoundProblem[] = [];
  const names = new Set(readdirSync(folder));
  for (const file of receipt) {
    if (names.delete(file.path)) problems.push(...(await checkWritten(join(folder, file.path), file)));
    else problems.push({ path: file.path, problem: 'missing' });
  }
  for (const name of names) problems.push({ path: name, problem: 'not-in-receipt' });
  return problems;
}

/** A zip that lies in no folder has the name that its owner gave it. */
async function verifyZip(path: string, receipt: readonly ReceiptFile[]): Promise<readonly FoundProblem[]> {
  const [zip, ...others] = receipt;
  if (!zip?.entries || others.length > 0) throw new UsageError('This receipt is of a folder. Name the folder.');
  return checkWritten(path, zip);
}

function isFile(path: string): boolean {
  try {
    return lstatSync(path).isFile();
  } catch {
    throw new UsageError(`There is no folder "${path}".`);
  }
}

const countFiles = (receipt: readonly ReceiptFile[]): number => receipt.reduce((sum, { entries }) => sum + (entries?.length ?? 1), 0);
