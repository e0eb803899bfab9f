import { useMemo } from 'react';
import type { SopReference } from '../../core/study/objects/sop-reference.js';
import { keyed } from './keyed.js';
import { type OpenTarget, useOpenTargets } from './open-pictures.js';
import { ReferenceLink } from './reference-link.js';

/** References in their order: a link for each that is open; neighbours of one kind that aren't are one line with their number. */
export function ReferenceList({ references }: { readonly references: readonly SopReference[] }) {
  const find = useOpenTargets();
  const lines = useMemo(() => linesOf(references, find), [references, find]);
  return (
    <ul className="reference-list">
      {keyed(lines, ({ reference }) => reference.sopInstanceUid).map(({ key, item: { reference, count } }) => (
        <li key={key}>
          <ReferenceLink reference={reference} count={count} />
        </li>
      ))}
    </ul>
  );
}

export interface ReferenceLine {
  readonly reference: SopReference;
  readonly count: number;
}

export function linesOf(references: readonly SopReference[], find: (reference: SopReference) => OpenTarget | undefined): ReferenceLine[] {
  const lines: ReferenceLine[] = [];
  for (const reference of references) {
    const last = lines.at(-1);
    const joins = last && last.reference.sopClassUid === reference.sopClassUid && !find(last.reference) && !find(reference);
    if (joins) lines[lines.length - 1] = { ...last, count: last.count + 1 };
    else lines.push({ reference, count: 1 });
  }
  return lines;
}
