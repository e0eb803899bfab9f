/** The least that a copy with its proof needs: read, written and hashed once, with one buffer. read-write-hash.mjs FROM TO, of a folder or a file. */
import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, readSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const [from, to] = process.argv.slice(2);
const buffer = Buffer.alloc(1024 * 1024);

function copy(source, target) {
  const hash = createHash('sha256');
  const input = openSync(source, 'r');
  const output = openSync(target, 'wx');
  for (let got = readSync(input, buffer); got > 0; got = readSync(input, buffer)) {
    hash.update(buffer.subarray(0, got));
    writeSync(output, buffer, 0, got);
  }
  closeSync(input);
  closeSync(output);
  hash.digest('hex');
}

if (statSync(from).isDirectory()) {
  mkdirSync(to);
  for (const name of readdirSync(from)) copy(join(from, name), join(to, name));
} else {
  copy(from, to);
}
