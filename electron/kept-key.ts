import { closeSync, openSync, rmSync } from 'node:fs';
import type { KeyState, SavedKey } from '../core/bridge.js';
import { readFully } from './files/read-fully.js';
import { replaceFile, unfinishedName } from './files/replace-file.js';
import { savedKeySchema } from './ipc/key-schema.js';
import type { SystemStore } from './security/system-store.js';

const MAX_BYTES = 4096;

/** What lies in the file: a key that the system's store sealed, or one behind a passphrase. Never one that lies open. */
type Kept = { readonly version: 1; readonly sealed: string } | { readonly version: 1; readonly locked: unknown };

/** The key that makes the codes of one person the same in all copies, in one file of the profile (mode 600). */
export class KeyFile {
  constructor(
    readonly path: string,
    readonly store: SystemStore,
  ) {}

  state(): KeyState {
    const kept = this.#read();
    return { kept: kept === null ? 'none' : 'sealed' in kept ? 'system' : 'passphrase', canSystem: this.store.isReal() };
  }

  /** The key as it was kept: open where the system keeps it, else behind its passphrase; null where there is none, or the system won't open it. */
  read(): SavedKey | null {
    const kept = this.#read();
    if (kept === null) return null;
    if (!('sealed' in kept)) return checked(kept.locked);
    try {
      return checked(JSON.parse(this.store.open(Buffer.from(kept.sealed, 'base64'))));
    } catch {
      // Sealed by another person, or on another machine: it can't be used here.
      return null;
    }
  }

  /** Keeps a key in the place of another. @throws Error for an open key where the system has no store; the system's error */
  keep(key: SavedKey): void {
    if (key.kind === 'plain' && !this.store.isReal()) throw new Error('no store');
    const kept: Kept =
      key.kind === 'plain' ? { version: 1, sealed: this.store.seal(JSON.stringify(key)).toString('base64') } : { version: 1, locked: key };
    replaceFile(this.path, `${JSON.stringify(kept)}\n`);
  }

  forget(): void {
    for (const path of [this.path, unfinishedName(this.path)]) rmSync(path, { force: true });
  }

  #read(): Kept | null {
    try {
      const descriptor = openSync(this.path, 'r');
      try {
        const bytes = Buffer.alloc(MAX_BYTES);
        const untrusted: unknown = JSON.parse(bytes.toString('utf8', 0, readFully(descriptor, bytes, 0, MAX_BYTES, 0)));
        if (typeof untrusted !== 'object' || untrusted === null || !('version' in untrusted) || untrusted.version !== 1) return null;
        if ('sealed' in untrusted && typeof untrusted.sealed === 'string') return { version: 1, sealed: untrusted.sealed };
        return 'locked' in untrusted && checked(untrusted.locked) ? { version: 1, locked: untrusted.locked } : null;
      } finally {
        closeSync(descriptor);
      }
    } catch {
      // Absent, unreadable or not JSON: there is none.
      return null;
    }
  }
}

function checked(untrusted: unknown): SavedKey | null {
  const read = savedKeySchema.safeParse(untrusted);
  return read.success ? read.data : null;
}
