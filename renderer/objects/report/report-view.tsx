import type { StructuredReport } from '../../../core/study/objects/report/read-report.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState } from '../../app/store.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { formatDateTime, formatMoment } from '../moment.js';
import { ItemList } from './item-list.js';

/** A structured report as a document to read. */
export function ReportView({ report }: { readonly report: StructuredReport }) {
  const words = useObjectMessages();
  const namesHidden = useAppState((state) => state.namesHidden);
  return (
    <article className="object-page">
      <ReportHead report={report} fallback={words.report} />
      {namesHidden && <p className="object-note">{words.textMayName}</p>}
      <ItemList items={report.root.children} level={4} />
      {report.isCut && <p className="object-warning">{words.cut}</p>}
    </article>
  );
}

/** Title, date, and who stands for it. */
export function ReportHead({ report, fallback }: { readonly report: StructuredReport; readonly fallback: string }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const namesHidden = useAppState((state) => state.namesHidden);
  const moment = formatMoment(language, report.contentDate, report.contentTime);
  const state = [words.completion[report.completion], words.verification[report.verification]].filter(Boolean).join(' · ');
  return (
    <header className="object-head">
      <h3 className="object-title">{report.title?.meaning || fallback}</h3>
      <p className="object-quiet">{[moment && words.written(moment), state].filter(Boolean).join(' · ')}</p>
      {report.verifiedBy.map(({ name, organization, dateTime }) => (
        <p key={`${name} ${dateTime}`} className="object-quiet">
          {words.verifiedBy(namesHidden ? words.covered : name, organization, formatDateTime(language, dateTime))}
        </p>
      ))}
    </header>
  );
}
