import { lazy, Suspense } from 'react';
import type { Grant } from '../../core/bridge.js';
import type { EncapsulatedDocument } from '../../core/study/objects/encapsulated-document.js';
import { useObjectMessages } from './messages/object-messages.js';
import { ObjectSentence } from './object-sentence.js';

/** What draws PDF comes with the first document. */
const PdfView = lazy(() => import('./pdf/pdf-view.js'));

/** A document inside a file: drawn where it is a PDF, a sentence else. */
export function DocumentView({ file, document }: { readonly file: Grant; readonly document: EncapsulatedDocument }) {
  const words = useObjectMessages();
  const title = document.title || document.concept?.meaning || words.documentTitle;
  if (document.size === 0) return <ObjectSentence title={title}>{words.documentNone}</ObjectSentence>;
  if (document.isTooLarge) return <ObjectSentence title={title}>{words.documentTooLarge}</ObjectSentence>;
  if (document.format !== 'pdf') return <ObjectSentence title={title}>{words.documentFormat[document.format]}</ObjectSentence>;
  return (
    <Suspense fallback={<p className="object-note">{words.reading}</p>}>
      <PdfView file={file} title={title} />
    </Suspense>
  );
}
