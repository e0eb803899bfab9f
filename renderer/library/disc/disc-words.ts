import type { DiscRow } from '../../../core/study/disc/disc-rows.js';
import { formatDate, formatNumber, type Language } from '../../app/messages/language.js';
import { formatPersonName } from '../../app/names.js';
import type { DiscMessages } from './messages/en.js';

/** How a row is called, and what stands behind it. */
export interface RowWords {
  readonly name: string;
  readonly note: string;
}

/** A row in words. What can name a person, and the names of files, are covered while names are hidden; a number takes their place. */
export function rowWords(words: DiscMessages, language: Language, row: DiscRow, number: number, namesHidden: boolean): RowWords {
  const { texts } = row;
  const numbered = (kind: string) => words.numbered(kind, formatNumber(language, number));
  const joined = (...parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
  switch (row.kind) {
    case 'disc':
      return { name: namesHidden ? numbered(words.disc) : row.path, note: '' };
    case 'patient':
      if (namesHidden) return { name: numbered(words.patient), note: '' };
      return { name: formatPersonName(texts.patientName) || numbered(words.patient), note: texts.patientId };
    case 'study': {
      const date = texts.studyDate === '' || namesHidden ? '' : formatDate(language, texts.studyDate);
      return { name: texts.studyDescription || numbered(words.study), note: date };
    }
    case 'series': {
      const own =
        texts.seriesDescription || (texts.seriesNumber === '' ? numbered(words.series) : words.numbered(words.series, texts.seriesNumber));
      return { name: own, note: texts.modality };
    }
    case 'unlisted':
      return { name: words.unlisted, note: '' };
    case 'file': {
      const kind = words.types[row.type] ?? (row.type === '' ? words.file : row.type);
      const called = texts.instanceNumber === '' ? numbered(kind) : words.numbered(kind, texts.instanceNumber);
      return { name: called, note: joined(namesHidden ? '' : row.path) };
    }
  }
}

/** For each row its number among its neighbours of the same kind, from 1. */
export function rowNumbers(rows: readonly DiscRow[]): number[] {
  const counts: Map<string, number>[] = [];
  return rows.map(({ depth, kind, type }) => {
    counts.length = depth + 1;
    const own = counts[depth] ?? new Map<string, number>();
    counts[depth] = own;
    const number = (own.get(`${kind} ${type}`) ?? 0) + 1;
    own.set(`${kind} ${type}`, number);
    return number;
  });
}

/** The open file that a row leads to: its own, else the first in it; null where none is open. */
export function targetOf(rows: readonly DiscRow[], index: number, isOpen: (fileId: string) => boolean): string | null {
  const row = rows[index];
  if (!row || (row.kind !== 'file' && row.kind !== 'series')) return null;
  for (let at = index; at < rows.length && (at === index || (rows[at]?.depth ?? 0) > row.depth); at++) {
    const fileId = rows[at]?.fileId;
    if (fileId && isOpen(fileId)) return fileId;
  }
  return null;
}

/** Rows that are open at first: all but series, and what the index doesn't list. */
export function firstOpen(rows: readonly DiscRow[]): ReadonlySet<number> {
  return new Set(
    rows.flatMap(({ kind, missing, files }, index) => (kind !== 'series' || (missing > 0 && files <= MOST_SHOWN) ? [index] : [])),
  );
}

/** A series in which something is missing is open at first where it is short. */
const MOST_SHOWN = 20;
