import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { layOutZip, type ZipMember } from '../../../../core/media/zip/lay-out-zip.js';
import { scratchFolder } from '../../../support/run-cli.js';

const scratch = scratchFolder();
afterAll(() => scratch.remove());

/** Writes a zip whose members are holes of the disk, and has Python's zipfile list it. */
function listed(members: readonly ZipMember[]): unknown[] {
  const path = join(scratch.path, 'large.zip');
  const descriptor = openSync(path, 'w');
  const { headers, end } = layOutZip(members);
  let at = 0;
  members.forEach(({ size }, index) => {
    const header = headers[index] as Uint8Array;
    writeSync(descriptor, header, 0, header.length, at);
    at += header.length + size;
  });
  writeSync(descriptor, end, 0, end.length, at);
  ftruncateSync(descriptor, at + end.length);
  closeSync(descriptor);
  const reader = [
    'import json, sys, zipfile',
    'zip = zipfile.ZipFile(sys.argv[1])',
    'for one in zip.infolist()[-2:]: zip.open(one).close()',
    'print(json.dumps([[one.filename, one.file_size, one.header_offset] for one in zip.infolist()][-2:] + [len(zip.infolist())]))',
  ].join('\n');
  return JSON.parse(execFileSync('python3', ['-I', '-c', reader, path], { encoding: 'utf8' })) as unknown[];
}

it('has 64-bit numbers where a member, an offset or the count needs them, as another reader finds', () => {
  const large = 5 * 1024 ** 3;
  const head = 30 + 'IM000000'.length;
  expect(
    listed([
      { name: 'IM000000', size: large, crc: 1 },
      { name: 'IM000001', size: 7, crc: 2 },
    ]),
  ).toEqual([['IM000000', large, 0], ['IM000001', 7, head + 20 + large], 2]);
  const many = Array.from({ length: 70_000 }, (_, index) => ({ name: String(index).padStart(8, '0'), size: 0, crc: 0 }));
  expect(listed(many).at(-1)).toBe(70_000);
});

it('has no extra field where 32 bits do', () => {
  const { headers, end } = layOutZip([{ name: 'IM000000', size: 9, crc: 3 }]);
  expect(headers[0]?.length).toBe(38);
  expect(end.length).toBe(46 + 8 + 22);
});
