import type { SavedKey } from '../../../core/bridge.js';

/** What the screen asks of the worker about the kept key, which never comes here open but on its way to the system's store. */
export interface KeySource {
  /** Opens it for this export; false where the passphrase isn't the one. */
  openKey(saved: SavedKey, passphrase: string): Promise<boolean>;
  /** Makes a key, opens it, and gives what is to be kept of it. @param passphrase null where the system's store keeps it */
  makeKey(passphrase: string | null): Promise<SavedKey>;
  /** The open key behind a passphrase of its own, for a backup. */
  lockKey(passphrase: string): Promise<SavedKey>;
  dropKey(): Promise<void>;
}
