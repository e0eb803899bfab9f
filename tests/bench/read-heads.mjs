/** Reads the first 64 KB of every file of a folder into one buffer, and no more ("none"), or parses them by dicom-parser ("dicom-parser"). */
import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import parser from 'dicom-parser';

const [folder, how, most] = process.argv.slice(2);
const head = new Uint8Array(64 * 1024);
let elements = 0;
for (const name of readdirSync(folder).slice(0, Number(most))) {
  const descriptor = openSync(join(folder, name), 'r');
  const read = readSync(descriptor, head, 0, head.length, 0);
  closeSync(descriptor);
  if (how === 'dicom-parser') elements += Object.keys(parser.parseDicom(head.subarray(0, read), { untilTag: 'x7fe00010' }).elements).length;
}
if (how === 'dicom-parser' && elements === 0) throw new Error('nothing was parsed');
