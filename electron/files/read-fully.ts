import { readSync, writeSync } from 'node:fs';

/** Reads until `length` bytes are there or the file ends; answers how many were read. */
export function readFully(descriptor: number, target: Uint8Array, at: number, length: number, position: number): number {
  let got = 0;
  while (got < length) {
    const count = readSync(descriptor, target, at + got, length - got, position + got);
    if (count === 0) break;
    got += count;
  }
  return got;
}

/** Writes all of `bytes`, however many calls the system takes for it. Without `position` it appends. */
export function writeFully(descriptor: number, bytes: Uint8Array, position?: number): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(descriptor, bytes, done, bytes.length - done, position === undefined ? null : position + done);
  }
}
