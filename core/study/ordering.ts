import type { InstanceRecord } from './instance-record.js';

/** Numbers first, what has none behind them. */
export const compareNumber = (a: number | null, b: number | null): number => (a === b ? 0 : a === null ? 1 : b === null ? -1 : a - b);
/** By code units: the same on every machine, whatever its language. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
/** One text for several, so that no two lists give the same. */
export const keyOf = (...parts: readonly string[]): string => JSON.stringify(parts);

/** As texts that may be numbers: 2 before 10, and what isn't a number by its letters. */
export function compareMixed(a: string, b: string): number {
  const [first, second] = [Number(a), Number(b)];
  return Number.isFinite(first) && Number.isFinite(second) ? first - second || compareText(a, b) : compareText(a, b);
}

/** Records by key, in the order in which the keys are met. */
export function partition(
  records: readonly InstanceRecord[],
  key: (record: InstanceRecord) => string,
): [key: string, own: InstanceRecord[]][] {
  const groups = new Map<string, InstanceRecord[]>();
  for (const record of records) {
    const of = key(record);
    const own = groups.get(of);
    if (own) own.push(record);
    else groups.set(of, [record]);
  }
  return [...groups];
}

/** Instance Number, then what else says when a picture was taken; the same whatever the order of opening. */
export function compareInstances(a: InstanceRecord, b: InstanceRecord): number {
  return (
    compareNumber(a.instanceNumber, b.instanceNumber) ||
    compareNumber(a.acquisitionNumber, b.acquisitionNumber) ||
    compareText(a.acquisitionTime, b.acquisitionTime) ||
    compareText(a.sopInstanceUid, b.sopInstanceUid) ||
    compareText(a.fileId, b.fileId)
  );
}
