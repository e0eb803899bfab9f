import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { CommandError } from './exit.js';

/** Writes a file whole: beside its name first, then renamed, so that a file of that name is either the old or the new one. @throws CommandError */
export function replaceFile(path: string, bytes: Uint8Array): void {
  const beside = `${path}.partial-${randomBytes(8).toString('hex')}`;
  try {
    const descriptor = openSync(beside, 'wx', 0o600);
    try {
      for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    throw new CommandError(`"${path}" could not be written (${code}). Choose a place that can be written, with space left.`);
  }
}

export function replaceText(path: string, text: string): void {
  replaceFile(path, new TextEncoder().encode(text));
}
