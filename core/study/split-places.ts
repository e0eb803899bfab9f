import { DISTINCTIONS, type Distinction } from './distinctions.js';
import { dot, type Vector } from './geometry.js';
import type { InstanceRecord } from './instance-record.js';
import { compareInstances, compareMixed, keyOf, partition } from './ordering.js';

/** More volumes than this in one series stay one stack, volume after volume: a list of forty parts helps nobody. */
export const MAX_VOLUMES = 12;

/** Pictures that are one volume: every place once. */
export interface Volume {
  readonly images: readonly InstanceRecord[];
  /** What holds for all of them and tells them from the others. */
  readonly values: Readonly<Partial<Record<Distinction, string>>>;
}

/** A stack taken apart, and by what. */
export interface SplitPlaces {
  readonly volumes: readonly Volume[];
  readonly by: readonly Distinction[];
}

/** Where a picture lies along the normal, in thousandths of a millimetre; null where the file doesn't say. */
export const placeOf = ({ geometry }: InstanceRecord, normal: Vector): number | null =>
  geometry.position ? Math.round(dot(geometry.position, normal) * 1000) : null;

/**
 * Takes pictures that share places apart into volumes: by the first distinction that leaves no place taken twice, else by the
 * first two together. Null where none does, or where all lie at one place (a film, to be played and not to be taken apart).
 */
export function splitPlaces(records: readonly InstanceRecord[], normal: Vector): SplitPlaces | null {
  const counts = new Map<number, number>();
  for (const record of records) {
    const place = placeOf(record, normal);
    if (place === null) return null;
    counts.set(place, (counts.get(place) ?? 0) + 1);
  }
  const most = Math.max(...counts.values());
  if (counts.size < 2 || most < 2) return null;
  const told = DISTINCTIONS.filter((distinction) => partition(records, (record) => record.distinctions?.[distinction] ?? '').length > 1);
  const candidates: (readonly Distinction[])[] = [
    ...told.map((one) => [one] as const),
    ...told.flatMap((one, index) => told.slice(index + 1).map((other) => [one, other] as const)),
  ];
  for (const by of candidates) {
    const groups = partition(records, (record) => keyOf(...by.map((distinction) => record.distinctions?.[distinction] ?? '')));
    // A time of its own for every picture tells all of them apart, and makes no volume.
    if (groups.length > most * 2 || groups.every(([, own]) => own.length === 1)) continue;
    if (groups.some(([, own]) => new Set(own.map((record) => placeOf(record, normal))).size < own.length)) continue;
    return { by, volumes: groups.map(([, own]) => volumeOf(own, by)).sort((a, b) => compareVolumes(a, b, by)) };
  }
  return null;
}

function volumeOf(own: readonly InstanceRecord[], by: readonly Distinction[]): Volume {
  const values: Partial<Record<Distinction, string>> = {};
  for (const distinction of by) {
    const value = own[0]?.distinctions?.[distinction];
    if (value !== undefined) values[distinction] = value;
  }
  return { images: own, values };
}

function compareVolumes(a: Volume, b: Volume, by: readonly Distinction[]): number {
  for (const distinction of by) {
    const order = compareMixed(a.values[distinction] ?? '', b.values[distinction] ?? '');
    if (order !== 0) return order;
  }
  const [first] = a.images;
  const [second] = b.images;
  return first && second ? compareInstances(first, second) : 0;
}
