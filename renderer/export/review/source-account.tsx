import { type SourceMessages, sourceMessages } from '../messages/source-messages.js';
import type { Language, ReviewedExport } from '../state.js';
import { type SourceLine, sourceLines } from './source-parts.js';

interface SourceAccountViewProps {
  readonly reviewed: ReviewedExport;
  readonly language: Language;
}

/** Every byte of the sources by what it is, how much of it leaves as it is, and what went of the pictures' bytes. */
export function SourceAccountView({ reviewed, language }: SourceAccountViewProps) {
  const messages = sourceMessages(language);
  const lines = sourceLines(reviewed.source, reviewed.format);
  const { size } = reviewed.source.bytes;
  const leaving = lines.reduce((sum, line) => sum + (line.leaving ?? 0), 0);
  return (
    <div className="export-source">
      <figure className="export-bytes" aria-label={messages.barLabel}>
        <div className="export-bytes-bar" aria-hidden>
          {lines.flatMap((line) => segmentsOf(line, size))}
        </div>
        <figcaption className="export-bytes-legend">
          <span className="export-bytes-total">{messages.total(size)}</span>
          <span>{messages.kept(leaving)}</span>
        </figcaption>
      </figure>
      <p className="export-source-elements">{messages.elements(reviewed.totals.elements)}</p>
      <SourceTable lines={lines} messages={messages} />
      {reviewed.pixelNotes.length > 0 && (
        <ul className="export-readers">
          {reviewed.pixelNotes.map(({ what, files }) => (
            <li key={what}>{messages.pixelNotes[what](files)}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What leaves of a part in its colour, what stays hatched. */
function segmentsOf({ part, bytes, leaving }: SourceLine, size: number) {
  const kept = leaving ?? bytes;
  return [
    kept > 0 && <span key={part} data-part={part} style={{ flexGrow: kept / Math.max(1, size) }} />,
    bytes > kept && <span key={`${part} stays`} data-part="stays" style={{ flexGrow: (bytes - kept) / Math.max(1, size) }} />,
  ];
}

function SourceTable({ lines, messages }: { readonly lines: readonly SourceLine[]; readonly messages: SourceMessages }) {
  const { columns } = messages;
  return (
    <table className="export-source-table">
      <thead>
        <tr>
          <th scope="col">{columns.what}</th>
          <th scope="col">{columns.bytes}</th>
          <th scope="col">{columns.leaving}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ part, bytes, leaving }) => (
          <tr key={part}>
            <th scope="row">{messages.parts[part]}</th>
            <td>{messages.number(bytes)}</td>
            <td>{leaving === null ? messages.madeNew : messages.number(leaving)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
