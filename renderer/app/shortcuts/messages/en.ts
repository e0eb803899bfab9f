import type { DragUse, WheelUse } from '../../../../core/bridge.js';

export const en = {
  title: 'Keys and mouse',
  mouse: 'Mouse and trackpad',
  left: 'Left button, when the window opens',
  middle: 'Middle button',
  right: 'Right button',
  wheel: 'Wheel, or two fingers on a trackpad',
  pinch: 'With Ctrl held, or by a pinch of two fingers, the wheel always makes the picture larger and smaller.',
  drags: {
    window: 'Brightness and contrast',
    scroll: 'Through the pictures',
    zoom: 'Larger and smaller',
    pan: 'Move the picture',
  } satisfies Record<DragUse, string> as Readonly<Record<DragUse, string>>,
  wheels: {
    scroll: 'Through the pictures',
    zoom: 'Larger and smaller',
    pan: 'Move the picture',
  } satisfies Record<WheelUse, string> as Readonly<Record<WheelUse, string>>,
  keys: 'Keys',
  find: 'Find a command or a key',
  none: 'No such command or key',
  about: 'Choose a command to give it another key.',
  press: (command: string) => `Press the new key for “${command}”. Esc leaves it as it is.`,
  reserved: (command: string) =>
    `That key is needed elsewhere (by the system, by fields in which one types, or by going from place to place). Press another one for “${command}”, or Esc.`,
  taken: (key: string, others: string) => `${key} is the key of “${others}”, which would lose it.`,
  take: (command: string) => `Give it to “${command}”`,
  leave: 'Leave it',
  given: (command: string, key: string) => `“${command}” has the key ${key} now.`,
  lost: (command: string) => `“${command}” has no key now.`,
  fixed: (command: string) => `“${command}” keeps its key: it goes through a drawing.`,
  noKey: 'no key',
  removeKey: (command: string) => `Take the key from “${command}”`,
  usualKey: (command: string) => `The usual key for “${command}”`,
  all: 'All as usual',
  allDone: 'All keys and buttons are as usual.',
  close: 'Close',
};

export type KeysMessages = typeof en;
