import type { ReceiptFile } from '../core/bridge.js';
import { pairFiles } from '../core/deid/receipt/pair-files.js';
import { countListed } from '../core/deid/receipt/read-receipt.js';
import { checkWritten, type FoundProblem, withProblem } from './check-written.js';
import { EXIT, type ExitCode, UsageError } from './exit.js';
import { kindAt, listFolder } from './host/places.js';
import { openReceipt } from './read-receipt.js';
import { answerJson, printable, say } from './say.js';
import { required, verbArguments } from './verb-arguments.js';

/** `verify DIR --receipt FILE`: every file of the receipt is there, is the one that was written, and nothing else is there. DIR may be the zip itself. */
export async function verify(args: readonly string[]): Promise<ExitCode> {
  const { values, positionals } = verbArguments(args, { receipt: { type: 'string' }, json: { type: 'boolean' } });
  const [written, ...others] = positionals;
  if (written === undefined || others.length > 0) throw new UsageError('Name one folder, or one zip.');
  const receipt = openReceipt(required(values.receipt, 'receipt'));
  const problems = isFile(written) ? await verifyZip(written, receipt) : await verifyFolder(written, receipt);
  if (values.json) answerJson({ schema: 1, files: countListed(receipt), verified: problems.length === 0, problems });
  for (const { path, problem } of problems) say(`${printable(path)}: ${problem}`);
  if (problems.length > 0) return EXIT.failed;
  const count = countListed(receipt);
  say(count === 1 ? '1 file is as the receipt says.' : `${count} files are as the receipt says.`);
  return EXIT.done;
}

async function verifyFolder(folder: string, receipt: readonly ReceiptFile[]): Promise<readonly FoundProblem[]> {
  const { pairs, missing, added } = pairFiles(receipt, new Map(listFolder(folder).map(({ name, path }) => [name, path])));
  const problems: FoundProblem[] = [];
  for (const { listed, found } of pairs) problems.push(...(await checkWritten(found, listed)));
  return [...problems, ...withProblem(missing, 'missing'), ...withProblem(added, 'not-in-receipt')];
}

/** A zip that lies in no folder has the name that its owner gave it. */
async function verifyZip(path: string, receipt: readonly ReceiptFile[]): Promise<readonly FoundProblem[]> {
  const [zip, ...others] = receipt;
  if (!zip?.entries || others.length > 0) throw new UsageError('This receipt is of a folder. Name the folder.');
  return checkWritten(path, zip);
}

function isFile(path: string): boolean {
  const kind = kindAt(path);
  if (kind === 'nothing') throw new UsageError(`There is no folder "${path}".`);
  return kind === 'file';
}
