import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef, useState } from 'react';
import { useObjectMessages } from '../messages/object-messages.js';
import { MOST_PAGE_PIXELS } from './open-pdf.js';

/** Characters of a page that are given to a screen reader. */
const MOST_TEXT = 50_000;

/**
 * One page on a canvas. Its words are the canvas's own content, for who listens; they can't be selected (one gate).
 * @param width of the page on the screen, in pixels
 */
export function PdfPage({
  document,
  number,
  width,
}: {
  readonly document: PDFDocumentProxy;
  readonly number: number;
  readonly width: number;
}) {
  const words = useObjectMessages();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<{ readonly failed: boolean; readonly text: string; readonly height: number }>({
    failed: false,
    text: '',
    height: width * Math.SQRT2,
  });
  useEffect(() => {
    let isCurrent = true;
    let cancel: () => void = () => undefined;
    const draw = async () => {
      const page = await document.getPage(number);
      if (!isCurrent || !canvas.current) return;
      const natural = page.getViewport({ scale: 1 });
      const screen = width / natural.width;
      const sharp = screen * Math.min(2, window.devicePixelRatio);
      const most = Math.sqrt(MOST_PAGE_PIXELS / (natural.width * natural.height));
      const viewport = page.getViewport({ scale: Math.min(sharp, most) });
      canvas.current.width = Math.max(1, Math.floor(viewport.width));
      canvas.current.height = Math.max(1, Math.floor(viewport.height));
      setState((before) => ({ ...before, failed: false, height: natural.height * screen }));
      // Annotations are drawn as pictures: no link and no form lives on the page.
      const task = page.render({ canvas: canvas.current, viewport });
      cancel = () => task.cancel();
      await task.promise;
      const { items } = await page.getTextContent();
      const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
      if (isCurrent) setState((before) => ({ ...before, text: text.slice(0, MOST_TEXT) }));
      page.cleanup();
    };
    draw().catch(() => {
      if (isCurrent) setState((before) => ({ ...before, failed: true }));
    });
    return () => {
      isCurrent = false;
      cancel();
    };
  }, [document, number, width]);
  return (
    <div
      className="pdf-page"
      style={{ width: `${width}px`, height: `${state.height}px` }}
      data-drawn={state.text === '' ? undefined : number}
    >
      <canvas ref={canvas} className="pdf-canvas">
        {state.text}
      </canvas>
      {state.failed && (
        <p className="pdf-page-failed" role="alert">
          {words.pdfPageFailed}
        </p>
      )}
    </div>
  );
}
