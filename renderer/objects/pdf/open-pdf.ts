import './polyfills.js';
import { getDocument, type PDFDocumentProxy, PDFWorker } from 'pdfjs-dist/legacy/build/pdf.mjs';

/** Where the build puts what pdf.js loads at need: character maps, the standard fonts, decoders. All of our own origin. */
const FOLDER = '/pdf';
/** Largest picture inside a document, in pixels: 256 MB once decoded. */
const MOST_IMAGE_PIXELS = 64 * 1024 * 1024;
/** Largest canvas of one page, in pixels. */
export const MOST_PAGE_PIXELS = 24 * 1024 * 1024;
/** Pages of one document that can be turned. */
export const MOST_PAGES = 10_000;

/** A document that is open; `close` frees its worker. */
export interface OpenPdf {
  readonly document: PDFDocumentProxy;
  close(): void;
}

/**
 * Opens a PDF in a worker made for it. No script of it runs, no XFA form is built, and nothing outside of the app is fetched.
 * @param bytes are given away
 * @throws Error for what isn't a PDF, is damaged beyond repair or needs a password
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const port = new Worker(new URL('./pdf-worker.ts', import.meta.url), { type: 'module' });
  const worker = PDFWorker.create({ port });
  const close = () => {
    worker.destroy();
    port.terminate();
  };
  const task = getDocument({
    data: bytes,
    worker,
    enableXfa: false,
    disableAutoFetch: true,
    disableRange: true,
    disableStream: true,
    useSystemFonts: false,
    useWorkerFetch: true,
    cMapUrl: `${location.origin}${FOLDER}/cmaps/`,
    cMapPacked: true,
    standardFontDataUrl: `${location.origin}${FOLDER}/standard_fonts/`,
    wasmUrl: `${location.origin}${FOLDER}/wasm/`,
    iccUrl: `${location.origin}${FOLDER}/iccs/`,
    maxImageSize: MOST_IMAGE_PIXELS,
    canvasMaxAreaInBytes: MOST_PAGE_PIXELS * 4,
    verbosity: 0,
  });
  // Nobody is asked for a password: a locked document is refused.
  task.onPassword = () => {
    throw new Error('the document needs a password');
  };
  try {
    return { document: await task.promise, close };
  } catch (error) {
    close();
    throw error;
  }
}
