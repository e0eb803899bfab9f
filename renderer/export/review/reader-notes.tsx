import type { OneReaderReason } from '../../../core/dicom/second-reader.js';
import { isPictures } from '../choices/shapes.js';
import type { ExportMessages } from '../messages/export-messages.js';
import type { ReviewedExport } from '../state.js';

/** What the second, independent reader said of the staged bytes: all agreed, or how many entries only one could read, and why. */
export function ReaderNotes({ reviewed, messages }: { readonly reviewed: ReviewedExport; readonly messages: ExportMessages }) {
  // A picture has no entry that could be read.
  if (isPictures(reviewed.format)) return null;
  const counts = new Map<OneReaderReason, number>();
  for (const { leaving } of reviewed.pictures) {
    for (const { why, elements } of leaving?.oneReader ?? []) counts.set(why, (counts.get(why) ?? 0) + elements);
  }
  if (counts.size === 0) return <p className="export-readers">{messages.twoReaders}</p>;
  return (
    <ul className="export-readers">
      {[...counts].map(([why, elements]) => (
        <li key={why}>{messages.oneReaderNote(elements, messages.oneReader[why])}</li>
      ))}
    </ul>
  );
}
