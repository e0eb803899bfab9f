import { safeStorage } from 'electron';

/** The system's own store of secrets: a keychain, a credential vault, a wallet. */
export interface SystemStore {
  /** Whether the system really keeps the secret; where it doesn't, what is sealed would lie open beside its lock. */
  isReal(): boolean;
  seal(text: string): Buffer;
  /** @throws Error where it was sealed by another person or machine */
  open(sealed: Buffer): string;
}

/** On Linux without a wallet Electron locks by a password that stands in its source (`basic_text`): that is no store. */
const NO_STORES: readonly string[] = ['basic_text', 'unknown'];

export const systemStore: SystemStore = {
  isReal() {
    if (!safeStorage.isEncryptionAvailable()) return false;
    if (process.platform !== 'linux') return true;
    // Absent before Electron 26.
    const asked: { getSelectedStorageBackend?(): string } = safeStorage;
    return !NO_STORES.includes(asked.getSelectedStorageBackend?.() ?? 'unknown');
  },
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};
