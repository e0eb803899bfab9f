import { useMemo } from 'react';
import type { ContentItem, ContentValue } from '../../../core/study/objects/report/content-item.js';
import { referencesOf, type StructuredReport } from '../../../core/study/objects/report/read-report.js';
import { keyed } from '../keyed.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { ReferenceLink } from '../reference-link.js';
import { ItemList } from './item-list.js';
import { ReportHead } from './report-view.js';

const NOT_REFERENCES = (item: ContentItem): boolean => !REFERENCES.has(item.value.type);
const REFERENCES: ReadonlySet<ContentValue['type']> = new Set(['IMAGE', 'COMPOSITE', 'WAVEFORM']);

/** A key object selection (PS3.3 C.17.6): why, and the list of what was selected. */
export function KeyObjectsView({ report }: { readonly report: StructuredReport }) {
  const words = useObjectMessages();
  const references = useMemo(() => referencesOf(report.root), [report]);
  return (
    <article className="object-page">
      <ReportHead report={report} fallback={words.keyObjects} />
      <ItemList items={report.root.children.filter(NOT_REFERENCES)} level={4} />
      <p>{references.length === 0 ? words.noKeyObjects : words.selected(references.length)}</p>
      <ol className="object-list">
        {keyed(references, ({ sopInstanceUid }) => sopInstanceUid).map(({ key, item }) => (
          <li key={key}>
            <ReferenceLink reference={item} />
          </li>
        ))}
      </ol>
      {report.isCut && <p className="object-warning">{words.cut}</p>}
    </article>
  );
}
