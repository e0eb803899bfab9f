import type { ReactNode } from 'react';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import { lookUpAttribute, nameOf } from '../../../core/dicom/dictionary/look-up.js';
import { formatTag } from '../../../core/dicom/tag.js';
import type { GlossaryTerm } from '../glossary/glossary.js';
import { Term } from '../glossary/term.js';
import { type ExportMessages, exportMessages } from '../messages/export-messages.js';
import type { Language } from '../state.js';
import { tagsOfPath } from './fact-lines.js';

interface FactDetailProps {
  readonly row: GroupedRow;
  readonly fileCount: number;
  readonly language: Language;
}

/** One fact in the standard's terms: tag, name, VR, both values, what is done, and why. */
export function FactDetail({ row, fileCount, language }: FactDetailProps) {
  const messages = exportMessages(language);
  const words = messages.detail;
  const keyword = lookUpAttribute(row.tag)?.keyword ?? '';
  const around = tagsOfPath(row.path).slice(0, -1);
  const entries: (readonly [name: string, value: ReactNode, term?: GlossaryTerm])[] = [
    [words.why, messages.reasons[row.reason]],
    [words.clause, messages.clauses[row.reason], 'clause'],
    [words.action, messages.actions[row.action]],
    [words.before, row.before && <Samples values={row.before} messages={messages} />],
    [words.after, row.action !== 'remove' && row.after && <Samples values={row.after} messages={messages} />],
    [words.name, `${nameOf(row.tag)}${keyword ? ` · ${keyword}` : ''}`, 'name'],
    [words.tag, <code key="tag">{formatTag(row.tag)}</code>, 'tag'],
    [words.vr, row.vr, 'vr'],
    [words.path, around.length > 0 && around.map(nameOf).join(' › '), 'path'],
    [words.files, fileCount > 1 && (row.files === fileCount ? messages.sameInAll(row.files) : messages.inFiles(row.files))],
  ];
  return (
    <dl className="export-detail">
      {entries
        .filter(([, value]) => value !== null && value !== false)
        .map(([name, value, term]) => (
          <div key={name}>
            <dt>
              {term ? (
                <Term term={term} language={language}>
                  {name}
                </Term>
              ) : (
                name
              )}
            </dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

function Samples({ values, messages }: { readonly values: NonNullable<GroupedRow['before']>; readonly messages: ExportMessages }) {
  const hidden = values.distinct - values.samples.length;
  return (
    <>
      {values.distinct > 1 && <span className="export-quiet">{messages.differs(values.distinct)}</span>}
      <ul className="export-samples">
        {values.samples.map((sample) => (
          <li key={sample}>{sample === '' ? <span className="export-quiet">{messages.emptyValue}</span> : <bdi>{sample}</bdi>}</li>
        ))}
      </ul>
      {hidden > 0 && <span className="export-quiet">{messages.moreValues(hidden)}</span>}
    </>
  );
}
