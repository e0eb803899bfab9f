import type { HandOver } from '../../../core/bridge.js';

export const handOverEn = {
  copy: 'Copy',
  copyHint: 'Copy the picture, to paste it into a message',
  copied: {
    done: 'Copied: paste it where you need it.',
    cancelled: 'Nothing was copied.',
    failed: 'The picture could not be copied. Nothing left; try again, or save it as a file.',
  } satisfies Record<HandOver, string>,
  print: 'Print…',
  printed: {
    done: 'Sent to the printer.',
    cancelled: 'Nothing was printed.',
    failed: 'Nothing was printed: the system found no printer, or it refused. Check the printer, then try again.',
  } satisfies Record<HandOver, string>,
  printReceipt: 'Print the receipt…',
  saveReceipt: 'Save the receipt as a page…',
  saved: {
    done: 'The receipt is saved.',
    cancelled: 'Nothing was saved.',
    failed: 'The receipt could not be saved there. Choose another place and try again.',
  } satisfies Record<HandOver, string>,
  drag: 'Drag the copy from here',
  dragNote: 'into a message, a browser or a folder. With the keyboard: “Show in folder”.',
};

/** Every text of the ways out that are no folder. A key that is missing in a language fails the type check. */
export type HandOverMessages = typeof handOverEn;
