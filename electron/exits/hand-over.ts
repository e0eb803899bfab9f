import { basename } from 'node:path';
import { type BrowserWindow, dialog, nativeImage, type WebContents } from 'electron';
import type { Bridge, HandOver } from '../../core/bridge.js';
import type { Stage } from '../files/stage.js';
import type { Exporting } from '../ipc/exporting.js';
import { copyImage } from './copy-image.js';
import { neutralPdf } from './neutral-pdf.js';
import type { PaperWindow } from './paper-window.js';
import { PICTURE_CSS, pictureSheet } from './picture-sheet.js';
import { RECEIPT_CSS, receiptSheet } from './receipt-sheet.js';
import { saveShared } from './shared-files.js';
import { sheetWords } from './sheet-words.js';
import type { Sheets } from './sheets.js';
import { type StagedPicture, stagedPicture, toBgra } from './staged-picture.js';

/** The ways out that are no folder: the clipboard, paper, and dragging what was written. */
export type HandOvers = Pick<Bridge, 'copyPicture' | 'printPicture' | 'printReceipt' | 'saveReceipt' | 'dragCopy'>;

interface HandOverParts {
  readonly window: BrowserWindow;
  readonly stage: Stage;
  readonly exporting: Pick<Exporting, 'lastTarget' | 'lastReceipt'>;
  readonly sheets: Sheets;
  readonly paper: PaperWindow;
  readonly documents: () => string;
}

/** Each takes what was staged and reviewed, or what main wrote itself; and each asks the person in a window of the system, but for dragging, which is their own hand. */
export function handOvers({ window, stage, exporting, sheets, paper, documents }: HandOverParts): HandOvers {
  const receiptOnPaper = async <Result>(language: 'en' | 'fr', use: (address: string) => Promise<Result>): Promise<Result | 'failed'> => {
    const receipt = exporting.lastReceipt;
    if (!receipt) return 'failed';
    const { address, clear } = sheets.lay(({ style }) => ({ html: receiptSheet(receipt, language, style), picture: null }), RECEIPT_CSS);
    return use(address).finally(clear);
  };
  return {
    async copyPicture(untrustedId, language) {
      const picture = readOrNull(stage, untrustedId);
      if (!picture) return 'failed';
      if (!(await asksToCopy(window, language))) return 'cancelled';
      await copyImage(nativeImage.createFromBitmap(toBgra(picture), { width: picture.columns, height: picture.rows }));
      return 'done';
    },
    async printPicture(untrustedId) {
      const picture = readOrNull(stage, untrustedId);
      if (!picture) return 'failed';
      const { address, clear } = sheets.lay(
        (addresses) => ({ html: pictureSheet(addresses.style, addresses.picture), picture: picture.png }),
        PICTURE_CSS,
      );
      return paper.print(address).finally(clear);
    },
    printReceipt: (language) => receiptOnPaper(language, (address) => paper.print(address)),
    saveReceipt: (language) =>
      receiptOnPaper(language, async (address): Promise<HandOver> => {
        const words = sheetWords(language);
        const name = `${basename(exporting.lastTarget ?? 'Negatoscope')}.receipt.pdf`;
        const kind = { title: words.saveReceipt, name: 'PDF', extension: 'pdf' };
        return saveShared(window, kind, documents(), name, neutralPdf(await paper.toPdf(address)));
      }),
    async dragCopy() {
      if (exporting.lastTarget !== undefined) startDrag(window.webContents, exporting.lastTarget);
    },
  };
}

function readOrNull(stage: Stage, untrustedId: string): StagedPicture | null {
  try {
    return stagedPicture(stage, untrustedId);
  } catch {
    // Not staged any more, or no plain picture: nothing of it leaves, and the screen says so.
    return null;
  }
}

async function asksToCopy(window: BrowserWindow, language: 'en' | 'fr'): Promise<boolean> {
  const words = sheetWords(language);
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    title: 'Negatoscope',
    message: words.copyQuestion,
    detail: words.copyConsequence,
    buttons: [words.cancel, words.copy],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  });
  return response === 1;
}

/** The edge of what hangs on the pointer meanwhile, in pixels: a grey square, for the picture itself is nobody's business. */
const ICON_EDGE = 32;

function startDrag(contents: WebContents, path: string): void {
  const bitmap = Buffer.alloc(ICON_EDGE * ICON_EDGE * 4, 0x99);
  const icon = nativeImage.createFromBitmap(bitmap, { width: ICON_EDGE, height: ICON_EDGE });
  contents.startDrag({ file: path, icon });
}
