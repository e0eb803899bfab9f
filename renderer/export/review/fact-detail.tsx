import type { ReactNode } from 'react';
import type { GroupedRow } from '../../../core/deid/export-review.js';
import { lookUpAttribute, nameOf } from '../../../core/dicom/dictionary/look-up.js';
import { formatTag } from '../../../core/dicom/tag.js';
import { isTerm } from '../glossary/glossary.js';
import { Term } from '../glossary/term.js';
import { type ExportMessages, exportMessages } from '../messages/export-messages.js';
import { vrWords } from '../messages/vr-words.js';
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
  const entries: (readonly [name: keyof typeof words, value: ReactNode])[] = [
    ['why', messages.reasons[row.reason]],
    ['clause', messages.clauses[row.reason]],
    ['action', messages.actions[row.action]],
    ['before', row.before && <Samples values={row.before} messages={messages} />],
    ['after', row.action !== 'remove' && row.after && <Samples values={row.after} messages={messages} />],
    ['name', `${nameOf(row.tag)}${keyword ? ` · ${keyword}` : ''}`],
    ['tag', <code key="tag">{formatTag(row.tag)}</code>],
    ['vr', vrWords(row.vr, language)],
    ['path', around.length > 0 && around.map(nameOf).join(' › ')],
    ['files', fileCount > 1 && (row.files === fileCount ? messages.sameInAll(row.files) : messages.inFiles(row.files))],
  ];
  return (
    <dl className="export-detail">
      {entries
        .filter(([, value]) => value !== null && value !== false)
        .map(([name, value]) => (
          <div key={name}>
            <dt>
              {isTerm(name) ? (
                <Term term={name} language={language}>
                  {words[name]}
                </Term>
              ) : (
                words[name]
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
