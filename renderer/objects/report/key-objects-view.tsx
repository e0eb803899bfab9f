import { useMemo } from 'react';
import { referenceOf, referencesOf, type StructuredReport } from '../../../core/study/objects/report/read-report.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { ReferenceList } from '../reference-list.js';
import { ItemList } from './item-list.js';
import { ReportHead } from './report-view.js';

/** A key object selection (PS3.3 C.17.6): why, and the list of what was selected. */
export function KeyObjectsView({ report }: { readonly report: StructuredReport }) {
  const words = useObjectMessages();
  const references = useMemo(() => referencesOf(report.root), [report]);
  return (
    <article className="object-page">
      <ReportHead report={report} fallback={words.keyObjects} />
      <ItemList items={report.root.children.filter(({ value }) => referenceOf(value) === null)} level={4} />
      <p>{references.length === 0 ? words.noKeyObjects : words.selected(references.length)}</p>
      <ReferenceList references={references} />
      {report.isCut && <p className="object-warning">{words.cut}</p>}
    </article>
  );
}
