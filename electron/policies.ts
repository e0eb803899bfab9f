import { closeSync, openSync } from 'node:fs';
import type { Policy } from '../core/bridge.js';
import { readFully } from './files/read-fully.js';
import { replaceFile } from './files/replace-file.js';

/** Most that are kept, and the longest file. */
export const MAX_POLICIES = 50;
const MAX_BYTES = 256 * 1024;
const VERSION = 1;

/** The person's own choices of what a copy keeps, under the names that they gave, in one file of the profile (mode 600). */
export class PolicyFile {
  constructor(readonly path: string) {}

  /** What is kept, as it stands in the file: who shows it reads it as untrusted. Empty where nothing readable is. */
  read(): readonly unknown[] {
    try {
      const descriptor = openSync(this.path, 'r');
      try {
        const bytes = Buffer.alloc(MAX_BYTES);
        const untrusted: unknown = JSON.parse(bytes.toString('utf8', 0, readFully(descriptor, bytes, 0, MAX_BYTES, 0)));
        if (typeof untrusted !== 'object' || untrusted === null || !('version' in untrusted) || untrusted.version !== VERSION) return [];
        return 'policies' in untrusted && Array.isArray(untrusted.policies) ? untrusted.policies.slice(0, MAX_POLICIES) : [];
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // Absent, unreadable or not JSON: none.
      return [];
    }
  }

  /** Replaces all of them in one step. @throws the system's error */
  write(policies: readonly Policy[]): void {
    replaceFile(this.path, `${JSON.stringify({ version: VERSION, policies }, undefined, 2)}\n`);
  }
}
