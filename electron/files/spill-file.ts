import { createCipheriv, randomBytes } from 'node:crypto';
import { closeSync, constants, openSync, unlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFully, writeFully } from './read-fully.js';

const BLOCK = 16;

/**
 * Bytes that don't fit into memory, in a file that has no name and only this program can read: it is unlinked as soon
 * as it is open, and what it holds is enciphered with a key that never leaves memory, so that no word of a scan stays
 * on the disk even where freed blocks aren't overwritten. Each byte is written once, so no part of the key stream is
 * used twice.
 */
export class SpillFile {
  readonly #descriptor: number;
  readonly #key = randomBytes(32);
  #size = 0;

  constructor(folder: string = tmpdir()) {
    const path = join(folder, `.negatoscope-${randomBytes(12).toString('hex')}`);
    this.#descriptor = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_EXCL, 0o600);
    try {
      unlinkSync(path);
    } catch (error) {
      closeSync(this.#descriptor);
      throw error;
    }
  }

  get size(): number {
    return this.#size;
  }

  /** Appends and answers the offset at which the bytes stand. @throws the system's error, ENOSPC among them */
  append(bytes: Uint8Array): number {
    const offset = this.#size;
    writeFully(this.#descriptor, this.#encipher(offset, bytes), offset);
    this.#size = offset + bytes.length;
    return offset;
  }

  /** Reads exactly `length` bytes at `offset` into `target` at `at`; the caller has checked the range. */
  read(offset: number, length: number, target: Uint8Array, at: number): void {
    const view = target.subarray(at, at + length);
    if (readFully(this.#descriptor, view, 0, length, offset) !== length) throw new Error('the spill file is shorter than what was written');
    view.set(this.#encipher(offset, view));
  }

  close(): void {
    closeSync(this.#descriptor);
    this.#key.fill(0);
  }

  /** AES in counter mode is its own inverse and starts at any block. */
  #encipher(offset: number, bytes: Uint8Array): Buffer {
    const counter = Buffer.alloc(BLOCK);
    counter.writeBigUInt64BE(BigInt(Math.floor(offset / BLOCK)), BLOCK - 8);
    const cipher = createCipheriv('aes-256-ctr', this.#key, counter);
    cipher.update(new Uint8Array(offset % BLOCK));
    return cipher.update(bytes);
  }
}
