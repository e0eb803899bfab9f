import type { SavedKey } from '../../core/bridge.js';
import { lockKey, openKey, plainKey, seedOfKey } from '../../core/deid/kept-key.js';
import type { KeyWorker } from './export-api.js';

/** The kept key as long as an export is open: it is stretched and opened here, off the window's own thread, and told to nobody. */
export class KeptKey implements KeyWorker {
  #key: Uint8Array | null = null;

  /** Null where no key was opened. */
  get seed(): Uint8Array | null {
    return this.#key && seedOfKey(this.#key);
  }

  openKey(saved: SavedKey, passphrase: string): boolean {
    const key = openKey(saved, passphrase);
    if (key) this.#key = key;
    return key !== null;
  }

  makeKey(fresh: Uint8Array, lock: Parameters<KeyWorker['makeKey']>[1]): SavedKey {
    this.#key = fresh;
    return lock ? lockKey(fresh, lock.passphrase, lock.salt) : plainKey(fresh);
  }

  lockKey(passphrase: string, salt: Uint8Array): SavedKey {
    if (!this.#key) throw new Error('no key is open');
    return lockKey(this.#key, passphrase, salt);
  }

  dropKey(): void {
    this.#key = null;
  }
}
