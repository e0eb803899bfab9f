import { useEffect, useState } from 'react';
import type { KeyState, SavedKey } from '../../../core/bridge.js';
import { readSavedKey } from '../../../core/deid/kept-key.js';
import { findBridge } from '../../app/bridge.js';
import type { KeyMessages } from '../messages/key-messages.js';
import type { Language } from '../state.js';
import type { KeySource } from './key-source.js';

interface KeyUse {
  readonly keys: KeySource;
  readonly language: Language;
  readonly messages: KeyMessages;
  readonly onKey: (keyed: boolean) => void;
}

/** What can be done with the kept key, one thing at a time, and the sentence on what came of the last. */
export function useKey({ keys, language, messages, onKey }: KeyUse) {
  const bridge = findBridge();
  const [state, setState] = useState<KeyState | null>(null);
  /** A backup that was picked and whose passphrase is still to come. */
  const [backup, setBackup] = useState<SavedKey | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [sentence, setSentence] = useState('');
  useEffect(() => {
    let isWanted = true;
    findBridge()
      .keyState()
      .then(
        (found) => isWanted && setState(found),
        () => undefined,
      );
    return () => {
      isWanted = false;
    };
  }, []);
  const run = (act: () => Promise<string>) => {
    setBusy(true);
    setSentence(messages.busy);
    act()
      .catch(() => messages.notKept)
      .then(async (said) => {
        setState(await bridge.keyState().catch(() => state));
        setBusy(false);
        setSentence(said);
      });
  };
  return {
    state,
    backup,
    isBusy,
    sentence,
    /** @param passphrase null where the system's store keeps it */
    make: (passphrase: string | null) =>
      run(async () => {
        await bridge.keepKey(await keys.makeKey(passphrase));
        onKey(true);
        return messages.kept;
      }),
    use: (passphrase: string) =>
      run(async () => {
        const saved = backup ?? (await bridge.readKey());
        if (!saved) return messages.unreadable;
        if (!(await keys.openKey(saved, passphrase))) return messages.wrong;
        if (backup) await bridge.keepKey(backup);
        setBackup(null);
        onKey(true);
        return messages.states.on;
      }),
    stop: () => {
      onKey(false);
      setSentence('');
    },
    restore: () =>
      run(async () => {
        const text = await bridge.openKeyFile(language);
        if (text === null) return '';
        const saved = read(text);
        if (saved?.kind !== 'passphrase') return messages.notAKey;
        setBackup(saved);
        return '';
      }),
    save: (passphrase: string) =>
      run(async () => {
        const locked = await keys.lockKey(passphrase);
        return locked.kind === 'passphrase' ? messages.saved[await bridge.saveKeyFile(locked, language)] : messages.saved.failed;
      }),
    forget: () =>
      run(async () => {
        await bridge.forgetKey();
        // What was reviewed with it is void before it is dropped: nothing is planned with a key that isn't there.
        onKey(false);
        await keys.dropKey();
        setBackup(null);
        return messages.forgotten;
      }),
  };
}

function read(untrustedText: string): SavedKey | null {
  try {
    return readSavedKey(JSON.parse(untrustedText));
  } catch {
    return null;
  }
}
