import { useEffect, useState } from 'react';
import type { Grant } from '../../../core/bridge.js';
import { useShelf } from '../shelf.js';
import { type OpenPdf, openPdf } from './open-pdf.js';

export type PdfState = { readonly kind: 'opening' } | { readonly kind: 'open'; readonly pdf: OpenPdf } | { readonly kind: 'failed' };

/** The document inside a file, open as long as it is on the screen. */
export function usePdf(file: Grant): PdfState {
  const shelf = useShelf();
  const [state, setState] = useState<PdfState>({ kind: 'opening' });
  useEffect(() => {
    let isCurrent = true;
    let opened: OpenPdf | null = null;
    const open = async () => {
      const bytes = await shelf.readDocument(file);
      if (!bytes) throw new Error('no document');
      const pdf = await openPdf(bytes);
      if (!isCurrent) return pdf.close();
      opened = pdf;
      setState({ kind: 'open', pdf });
    };
    setState({ kind: 'opening' });
    open().catch(() => {
      if (isCurrent) setState({ kind: 'failed' });
    });
    return () => {
      isCurrent = false;
      opened?.close();
    };
  }, [file, shelf]);
  return state;
}
