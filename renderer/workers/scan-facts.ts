import type { PictureFact } from '../../core/media/pictures/picture-fact.js';
import { type ElementListing, type ElementRow, MAX_ROWS, MAX_VALUE_TEXT } from './scan-elements.js';

/** What a file that isn't DICOM says beside its picture, as lines of the metadata panel. Any of it may say who the person is. */
export function listFacts(facts: readonly PictureFact[]): ElementListing {
  const rows: ElementRow[] = [];
  let more = 0;
  const list = (own: readonly PictureFact[], depth: number): void => {
    for (const fact of own) {
      const shown = fact.untrustedValue.slice(0, MAX_VALUE_TEXT);
      const row: ElementRow = {
        kind: 'element',
        depth,
        label: fact.label,
        name: fact.name,
        vr: '',
        untrustedValue: shown,
        more: fact.untrustedValue.length - shown.length,
        bytes: fact.bytes,
        count: fact.facts.length > 0 ? fact.facts.length : null,
        identifying: true,
      };
      if (rows.length < MAX_ROWS) rows.push(row);
      else more += 1;
      list(fact.facts, depth + 1);
    }
  };
  list(facts, 0);
  return { rows, more };
}
