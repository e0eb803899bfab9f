import { ChevronLeft, ChevronRight, MoveHorizontal, ZoomIn, ZoomOut } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { Grant } from '../../../core/bridge.js';
import { IconButton } from '../../ui/button.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { ObjectSentence } from '../object-sentence.js';
import { useReachable } from '../reachable.js';
import { MOST_PAGES, type OpenPdf } from './open-pdf.js';
import { usePdfKeys, ZOOM_STEP } from './pdf-keys.js';
import { PdfPage } from './pdf-page.js';
import { usePdf } from './use-pdf.js';

/** An encapsulated PDF, page by page. */
export default function PdfView({ file, title }: { readonly file: Grant; readonly title: string }) {
  const words = useObjectMessages();
  const state = usePdf(file);
  if (state.kind === 'opening') return <p className="object-note">{words.reading}</p>;
  if (state.kind === 'failed') return <ObjectSentence title={title}>{words.pdfFailed}</ObjectSentence>;
  return <Pages pdf={state.pdf} title={title} />;
}

const LEAST_ZOOM = 0.25;
const MOST_ZOOM = 4;
const MARGIN = 32;
/** A page as wide as the window is too wide to be read: at most this, until somebody wants it larger. */
const MOST_WIDTH = 900;

function Pages({ pdf, title }: { readonly pdf: OpenPdf; readonly title: string }) {
  const words = useObjectMessages();
  const pages = Math.min(MOST_PAGES, pdf.document.numPages);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState(1);
  const scroller = useRef<HTMLElement>(null);
  const width = useWidth(scroller);
  useReachable(scroller);
  const turn = (by: number) => {
    setPage((before) => Math.min(pages, Math.max(1, before + by)));
    scroller.current?.scrollTo({ top: 0 });
  };
  const enlarge = (by: number) => setZoom((before) => (by === 0 ? 1 : Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, before * by))));
  const host = useRef<HTMLDivElement>(null);
  usePdfKeys(host, (key) => (key.kind === 'turn' ? turn(key.by) : enlarge(key.by)));
  return (
    <div className="pdf" ref={host}>
      <header className="object-bar">
        <h3 className="object-title">{title}</h3>
        <span className="object-bar-end">
          <IconButton icon={ChevronLeft} label={words.pdfPrevious} isDisabled={page === 1} onPress={() => turn(-1)} />
          <span role="status">{words.pdfPage(page, pages)}</span>
          <IconButton icon={ChevronRight} label={words.pdfNext} isDisabled={page === pages} onPress={() => turn(1)} />
          <IconButton icon={ZoomOut} label={words.pdfSmaller} isDisabled={zoom <= LEAST_ZOOM} onPress={() => enlarge(1 / ZOOM_STEP)} />
          <IconButton icon={ZoomIn} label={words.pdfLarger} isDisabled={zoom >= MOST_ZOOM} onPress={() => enlarge(ZOOM_STEP)} />
          <IconButton icon={MoveHorizontal} label={words.pdfWidth} onPress={() => setZoom(1)} />
        </span>
      </header>
      <section className="pdf-scroll" ref={scroller} aria-label={`${title}. ${words.pdfPage(page, pages)}. ${words.pdfKeys}`}>
        {width > 0 && <PdfPage document={pdf.document} number={page} width={Math.min(MOST_WIDTH, width - MARGIN) * zoom} />}
      </section>
    </div>
  );
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const host = element.current;
    if (!host) return;
    const observer = new ResizeObserver(() => setWidth(host.clientWidth));
    observer.observe(host);
    return () => observer.disconnect();
  }, [element]);
  return width;
}
