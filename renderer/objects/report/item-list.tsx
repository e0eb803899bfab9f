import { Fragment } from 'react';
import type { ContentItem } from '../../../core/study/objects/report/content-item.js';
import { referenceOf } from '../../../core/study/objects/report/read-report.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { ReferenceList } from '../reference-list.js';
import { itemId } from './item-id.js';
import { ItemValue } from './item-value.js';
import { MeasurementTable } from './measurement-table.js';

/** Neighbours that are shown alike: sections, measurements in one table, bare references, the rest as a list. */
type Run = { readonly kind: 'sections' | 'measurements' | 'references' | 'facts'; readonly items: readonly ContentItem[] };

export function runsOf(items: readonly ContentItem[]): Run[] {
  const runs: { kind: Run['kind']; items: ContentItem[] }[] = [];
  for (const item of items) {
    const kind = kindOf(item);
    const last = runs.at(-1);
    if (last?.kind === kind) last.items.push(item);
    else runs.push({ kind, items: [item] });
  }
  return runs;
}

function kindOf({ value, concept, children }: ContentItem): Run['kind'] {
  if (value.type === 'CONTAINER') return 'sections';
  if (value.type === 'NUM') return 'measurements';
  return concept === null && children.length === 0 && referenceOf(value) ? 'references' : 'facts';
}

/** Items of a content tree and all below them. `level` is that of the headings. */
export function ItemList({ items, level }: { readonly items: readonly ContentItem[]; readonly level: number }) {
  return runsOf(items).map((run) => {
    const key = run.items[0]?.position;
    if (run.kind === 'measurements')
      return <MeasurementTable key={key} items={run.items} below={(children) => <ItemList items={children} level={level} />} />;
    if (run.kind === 'references')
      return <ReferenceList key={key} references={run.items.flatMap(({ value }) => referenceOf(value) ?? [])} />;
    if (run.kind === 'facts') return <FactList key={key} items={run.items} level={level} />;
    return (
      <Fragment key={key}>
        {run.items.map((item) => (
          <Section key={item.position} item={item} level={level} />
        ))}
      </Fragment>
    );
  });
}

/** Headings go six deep (the reader hears the level); what lies deeper keeps the sixth. */
function Section({ item, level }: { readonly item: ContentItem; readonly level: number }) {
  const words = useObjectMessages();
  return (
    <section className="report-section" id={itemId(item.position)}>
      <Heading level={Math.min(6, level)}>{item.concept?.meaning || words.unnamed}</Heading>
      <ItemList items={item.children} level={level + 1} />
    </section>
  );
}

function Heading({ level, children }: { readonly level: number; readonly children: string }) {
  const Tag = level <= 4 ? 'h4' : level === 5 ? 'h5' : 'h6';
  return <Tag className="report-heading">{children}</Tag>;
}

function FactList({ items, level }: { readonly items: readonly ContentItem[]; readonly level: number }) {
  return (
    <ul className="report-facts">
      {items.map((item) => (
        <Fact key={item.position} item={item} level={level} />
      ))}
    </ul>
  );
}

function Fact({ item, level }: { readonly item: ContentItem; readonly level: number }) {
  const words = useObjectMessages();
  const relation = item.relationship ? words.relationships[item.relationship] : '';
  const isLong = item.value.type === 'TEXT' && (item.value.text.length > 80 || item.value.text.includes('\n'));
  return (
    <li className={`report-fact${isLong ? ' report-fact-long' : ''}`} id={itemId(item.position)} tabIndex={-1}>
      <span className="report-name">
        {item.concept?.meaning}
        {relation !== '' && <span className="object-quiet"> {relation}</span>}
      </span>
      <span className="report-value">
        <ItemValue value={item.value} />
      </span>
      {item.children.length > 0 && (
        <div className="report-below">
          <ItemList items={item.children} level={level} />
        </div>
      )}
    </li>
  );
}
