import type { ByteLedger } from '../../../core/deid/export-review.js';
import type { ExportMessages } from '../messages/export-messages.js';

const PARTS = ['facts', 'pixels', 'structure'] as const;

/** All bytes of the copy as one bar: size = facts + pixels + structure. A part that is there is never too thin to see. */
export function ByteBar({ bytes, messages }: { readonly bytes: ByteLedger; readonly messages: ExportMessages }) {
  const words = { facts: messages.bytesFacts, pixels: messages.bytesPixels, structure: messages.bytesStructure };
  return (
    <figure className="export-bytes" aria-label={messages.bytesLabel}>
      <div className="export-bytes-bar" aria-hidden>
        {PARTS.map(
          (part) => bytes[part] > 0 && <span key={part} data-part={part} style={{ flexGrow: bytes[part] / Math.max(1, bytes.size) }} />,
        )}
      </div>
      <figcaption className="export-bytes-legend">
        <span className="export-bytes-total">{messages.bytesTotal(bytes.size)}</span>
        <span aria-hidden>=</span>
        {PARTS.map((part, index) => (
          <span key={part} className="export-bytes-part">
            {index > 0 && <span className="export-bytes-plus">+</span>}
            <span className="export-bytes-key" data-part={part} aria-hidden />
            {words[part](bytes[part])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
