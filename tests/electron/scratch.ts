import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach } from 'vitest';
import type { Grant, ReceiptFacts } from '../../core/bridge.js';
import type { Grants } from '../../electron/files/grants.js';
import type { Skipped } from '../../electron/files/walk.js';
import type { CheckWritten } from '../../electron/files/written-check.js';

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** A folder of its own for one test, deleted after it. */
export function scratchFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'negatoscope-test-'));
  folders.push(folder);
  return folder;
}

/** Writes a file and the folders above it; answers its path. */
export function writeFile(folder: string, name: string, content: string | Uint8Array = name): string {
  const path = join(folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}

export interface Opened {
  readonly grants: readonly Grant[];
  readonly skipped: readonly Skipped[];
  readonly batches: number;
}

/** Opens inputs and gathers every batch. */
export async function openAll(grants: Grants, inputs: readonly (string | Buffer)[]): Promise<Opened> {
  const all: { grants: Grant[]; skipped: Skipped[]; batches: number } = { grants: [], skipped: [], batches: 0 };
  await grants.openInputs(inputs, (batch) => {
    all.grants.push(...batch.grants);
    all.skipped.push(...batch.skipped);
    all.batches += 1;
  });
  return all;
}

/** The first of a list that has to have one. */
export function first<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined) throw new Error('nothing there');
  return item;
}

export const facts: ReceiptFacts = {
  policy: 'basic',
  text: 'auto',
  faces: 'not-looked-for',
  elements: { source: 10, output: 9, kept: 5, changed: 3, removed: 2, added: 1 },
  checks: { secondReader: 1, leakSearch: 0, readBack: 0 },
  leftOut: 0,
  overruled: 0,
  options: null,
  overrulings: [],
  keptKey: false,
};

/** Bytes that differ from place to place, the same each time. */
export function patterned(length: number, seed = 1): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = seed >>> 0 || 1;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

/** Finds whatever was written right: for tests of everything else. */
export const findRight: CheckWritten = async (written, { onFile }) => {
  for (const _ of written) onFile();
};
