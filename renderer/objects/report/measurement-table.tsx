import { Fragment, type ReactNode } from 'react';
import type { ContentItem } from '../../../core/study/objects/report/content-item.js';
import { keyed } from '../keyed.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { itemId } from './item-id.js';

type Below = (children: readonly ContentItem[]) => ReactNode;

/** Measurements in one table: what, how much, in which unit. `below` draws what is said about one of them. */
export function MeasurementTable({ items, below }: { readonly items: readonly ContentItem[]; readonly below: Below }) {
  const words = useObjectMessages();
  return (
    <table className="report-table">
      <thead>
        <tr>
          <th scope="col">{words.measurement}</th>
          <th scope="col" className="report-number">
            {words.value}
          </th>
          <th scope="col">{words.unit}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Measurement key={item.position} item={item} below={below} />
        ))}
      </tbody>
    </table>
  );
}

function Measurement({ item, below }: { readonly item: ContentItem; readonly below: Below }) {
  const words = useObjectMessages();
  if (item.value.type !== 'NUM') return null;
  const { measured, qualifier } = item.value;
  const [first] = measured;
  return (
    <Fragment>
      <tr id={itemId(item.position)} tabIndex={-1}>
        <th scope="row">{item.concept?.meaning || words.unnamed}</th>
        <td className="report-number">{first?.value || qualifier?.meaning || words.noValue}</td>
        <td>{unitText(first?.unit?.meaning, first?.unit?.value)}</td>
      </tr>
      {keyed(measured.slice(1), ({ value }) => value).map(({ key, item: { value, unit } }) => (
        <tr key={key}>
          <th scope="row">{item.concept?.meaning || words.unnamed}</th>
          <td className="report-number">{value}</td>
          <td>{unitText(unit?.meaning, unit?.value)}</td>
        </tr>
      ))}
      {item.children.length > 0 && (
        <tr className="report-more">
          <td colSpan={3}>{below(item.children)}</td>
        </tr>
      )}
    </Fragment>
  );
}

/** The unit's words; `no units` and UCUM's `1` say nothing that a number doesn't say. */
function unitText(meaning: string | undefined, code: string | undefined): string {
  if (code === '1' || meaning === 'no units') return '';
  return meaning || code || '';
}
