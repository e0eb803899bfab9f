import { parseTag } from '../../../core/dicom/tag.js';
import type { ReviewedMarks } from '../../workers/keep-api.js';
import type { MarksMessages } from '../messages/marks-messages.js';
import { wordsFor } from '../messages/words-for.js';
import type { Language } from '../state.js';

interface CopiedListProps {
  readonly file: ReviewedMarks;
  readonly namesHidden: boolean;
  readonly language: Language;
  readonly messages: MarksMessages;
}

/** What every file would hold of the scan, in plain words: the same in all of them, read from the first. */
export function CopiedList({ file: { listing, origins }, namesHidden, language, messages }: CopiedListProps) {
  const copied = listing.rows.filter((row, index) => origins[index] === 'copied' && row.untrustedValue !== '');
  return (
    <section aria-labelledby="marks-copied">
      <h3 id="marks-copied">{messages.copiedTitle}</h3>
      <dl className="marks-copied">
        {copied.map(({ label, name, untrustedValue, identifying }) => (
          <div key={label}>
            <dt>{wordsFor(parseTag(label) ?? 0, language) || name}</dt>
            <dd>
              <bdi>{namesHidden && identifying ? messages.hidden : untrustedValue}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
