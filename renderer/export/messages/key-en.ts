import type { HandOver } from '../../../core/bridge.js';

export const keyEn = {
  open: (isOn: boolean): string => (isOn ? 'Same codes in all copies: on' : 'Same codes in all copies…'),
  title: 'The same codes in all copies',
  what: [
    'Every copy gives a person a made-up code, new numbers and moved dates. Without a key they are others in each copy, so that two copies can’t be put together.',
    'With a key that you keep they are the same in all copies that you make with it: later examinations of one person find their place.',
    'Whoever has the key and the original files can tell which copy is of whom. Keep it as secret as the originals, and never beside the copies.',
  ],
  states: {
    none: 'You keep no key yet.',
    system: 'Your key is kept by this computer’s own key store.',
    passphrase: 'Your key is kept in the program’s own folder, behind your passphrase.',
    on: 'The key is used for this copy.',
  },
  noStore: 'This computer has no key store that really protects a key, so it lies behind a passphrase.',
  passphrase: 'Passphrase',
  again: 'The passphrase once more',
  rule: 'At least 12 letters. Nobody can bring it back: without it the key is lost, unless you have a backup.',
  different: 'The two aren’t the same.',
  make: 'Make a key and use it',
  use: 'Use the key for this copy',
  stop: 'Don’t use it for this copy',
  backup: 'Save a backup…',
  backupNote: 'A backup is a file behind a passphrase of its own. Keep it in another place than this computer.',
  restore: 'Use a backup…',
  forget: 'Forget the key',
  forgetNote: 'Copies that you made with it stay as they are; later ones get other codes, unless you have a backup.',
  reallyForget: 'Yes, forget it',
  cancel: 'Close',
  busy: 'This takes a moment: a passphrase is made hard to guess.',
  wrong: 'This isn’t the passphrase.',
  notAKey: 'This file isn’t a backup of a key.',
  notKept: 'The key could not be kept, so nothing was changed.',
  unreadable: 'The key can’t be opened on this computer: it was kept by another one. Use a backup.',
  forgotten: 'The key is forgotten.',
  kept: 'The key is kept, and used for this copy.',
  saved: {
    done: 'The backup is saved.',
    cancelled: 'Nothing was saved.',
    failed: 'The backup could not be saved there. Choose another place and try again.',
  } satisfies Record<HandOver, string>,
};

/** Every text of the kept key. A key that is missing in a language fails the type check. */
export type KeyMessages = typeof keyEn;
