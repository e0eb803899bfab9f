import { isGrey } from '../pixels/photometric-names.js';
import type { Distinction } from './distinctions.js';
import { normalOf, type Orientation, type Vector } from './geometry.js';
import type { InstanceRecord } from './instance-record.js';
import { compareInstances, compareMixed, compareNumber, compareText, keyOf, partition } from './ordering.js';
import { compareSlides, isSlide } from './slide/pyramid.js';
import { MAX_VOLUMES, placeOf, splitPlaces } from './split-places.js';

/** Why a series was taken apart. */
export type SplitReason = (typeof TRAITS)[number] | Distinction;

/**
 * How a stack is ordered. `position`: along the normal. `volumes`: volume after volume, each along the normal. `time`: all at one place,
 * by when they were taken. `number`: by Instance Number, because places are missing or taken twice.
 */
export type StackOrder = 'position' | 'volumes' | 'time' | 'number';

/** One stack of a series. */
export interface SeriesPart {
  readonly images: readonly InstanceRecord[];
  readonly orderedBy: StackOrder;
  readonly normal: Vector | null;
  /** What tells this part from the others, by name, where it is a value of the file: an echo time, a b-value. */
  readonly values: Readonly<Partial<Record<Distinction, string>>>;
}

/**
 * One stack holds pictures of one size, one kind of colour, one orientation and one frame of reference; a multi-frame file is a
 * stack of its own, and so is what has no picture; all pictures of a slide are one. What shares places is taken apart by echo, b-value and time. Parts follow each
 * other by their first Instance Number.
 */
export function splitSeries(records: readonly InstanceRecord[]): {
  readonly parts: readonly SeriesPart[];
  readonly reasons: readonly SplitReason[];
} {
  const traits = new Map(records.map((record) => [record, traitsOf(record)]));
  const stacks = joinTurned(
    partition(records, (record) => keyOf(...Object.values(traits.get(record) ?? {}))),
    traits,
  );
  const reasons = new Set<SplitReason>(
    stacks.length > 1
      ? differing(
          stacks.map(([, own]) => own),
          traits,
        )
      : [],
  );
  return { parts: order(stacks, reasons), reasons: [...reasons] };
}

type Stack = readonly [key: string, own: InstanceRecord[]];

/**
 * Pictures that differ in orientation only, each the only one of its own, stay together: planes turned around an axis, or three
 * scouts. Each alone would be a list of single pictures.
 */
function joinTurned(stacks: readonly Stack[], traits: ReadonlyMap<InstanceRecord, Traits>): Stack[] {
  const joined = partition(
    stacks.flatMap(([, own]) => own),
    (record) => keyOf(...Object.values({ ...traits.get(record), orientation: '' })),
  );
  return joined.flatMap(([key, own]): Stack[] => {
    const members = new Set(own);
    const apart = stacks.filter(([, [first]]) => first && members.has(first));
    const single = apart.filter(([, images]) => images.length === 1);
    if (single.length < 2) return apart;
    return [[key, single.flatMap(([, images]) => images)], ...apart.filter(([, images]) => images.length > 1)];
  });
}

/** The traits in which the stacks of a series differ: a trait that doesn't apply to one of them is no difference, but that of its kind. */
function differing(stacks: readonly (readonly InstanceRecord[])[], traits: ReadonlyMap<InstanceRecord, Traits>): (keyof Traits)[] {
  return TRAITS.filter((trait) => {
    const values = new Set(stacks.map((own) => [...new Set(own.map((record) => traits.get(record)?.[trait] ?? ''))].join('\n')));
    if (trait !== 'no-picture' && trait !== 'frames') values.delete('');
    return values.size > 1;
  });
}

function order(stacks: readonly Stack[], reasons: Set<SplitReason>): SeriesPart[] {
  const number = ({ images: [image] }: SeriesPart): number | null => image?.instanceNumber ?? null;
  const uid = ({ images: [image] }: SeriesPart): string => image?.sopInstanceUid ?? '';
  return stacks
    .map(([, own]) => orderStack(own, reasons))
    .sort(
      (a, b) =>
        compareNumber(number(a[0] as SeriesPart), number(b[0] as SeriesPart)) ||
        compareText(uid(a[0] as SeriesPart), uid(b[0] as SeriesPart)),
    )
    .flat();
}

const TRAITS = ['no-picture', 'frames', 'size', 'colour', 'orientation', 'frame-of-reference', 'localiser'] as const;
type Traits = Readonly<Record<(typeof TRAITS)[number], string>>;

/** What pictures of one stack have in common; '' where a trait doesn't apply. */
function traitsOf({ image, geometry, sopClass, fileId, imageType, slide }: InstanceRecord): Traits {
  const none = { 'no-picture': '', frames: '', size: '', colour: '', orientation: '', 'frame-of-reference': '', localiser: '' };
  if (image.kind === 'refused') return { ...none, 'no-picture': image.code === 'no-pixel-data' ? `class ${sopClass.uid}` : fileId };
  // All levels of a slide, its label and its overview are looked at together, whatever their sizes.
  if (slide) return { ...none, frames: 'slide' };
  if (image.numberOfFrames > 1) return { ...none, frames: fileId };
  return {
    ...none,
    size: `${image.rows} ${image.columns}`,
    colour: isGrey(image.photometric) ? 'grey' : 'colour',
    // Two decimals of a direction are half a degree: what lies closer is one stack.
    orientation: geometry.orientation?.map((value) => (Math.round(value * 100) / 100 + 0).toFixed(2)).join(' ') ?? 'unknown',
    'frame-of-reference': `frame ${geometry.frameOfReferenceUid}`,
    localiser: imageType[2] === 'LOCALIZER' ? 'localiser' : 'picture',
  };
}

/** Within what one stack allows: two decimals, and the rounding of them. */
const closeOrientation = (a: Orientation, b: Orientation): boolean =>
  a.every((value, index) => Math.abs(value - (b[index] as number)) < 0.0101);

/** A stack in order, or its volumes. */
function orderStack(records: readonly InstanceRecord[], reasons: Set<SplitReason>): SeriesPart[] {
  if (records.every(isSlide)) return [{ images: [...records].sort(compareSlides), orderedBy: 'number', normal: null, values: {} }];
  const byNumber = [...records].sort(compareInstances);
  const orientation = byNumber[0]?.geometry.orientation;
  const turned = records.some(
    ({ geometry }) => orientation && !(geometry.orientation && closeOrientation(geometry.orientation, orientation)),
  );
  const normal = orientation && !turned ? normalOf(orientation) : null;
  const whole = (orderedBy: StackOrder, images: readonly InstanceRecord[]): SeriesPart[] => [{ images, orderedBy, normal, values: {} }];
  if (!normal) return whole('number', byNumber);
  const alongNormal = (images: readonly InstanceRecord[]): InstanceRecord[] =>
    [...images].sort((a, b) => compareNumber(placeOf(a, normal), placeOf(b, normal)) || compareInstances(a, b));
  const places = new Set(records.map((record) => placeOf(record, normal)));
  if (places.has(null)) return whole('number', byNumber);
  if (places.size === records.length) return whole('position', alongNormal(records));
  if (places.size === 1) return whole(isTimed(records) ? 'time' : 'number', isTimed(records) ? [...records].sort(compareTimes) : byNumber);
  const split = splitPlaces(byNumber, normal);
  if (!split) return whole('number', byNumber);
  const volumes = split.volumes.map(({ images, values }) => ({ images: alongNormal(images), values }));
  if (volumes.length > MAX_VOLUMES)
    return whole(
      'volumes',
      volumes.flatMap(({ images }) => images),
    );
  for (const distinction of split.by) reasons.add(distinction);
  return volumes.map(({ images, values }) => ({ images, orderedBy: 'position', normal, values }));
}

const TIMES = ['temporal-position', 'trigger-time', 'acquisition-time'] as const;

/** All at one place: a film, where every picture says its own time. */
const isTimed = (records: readonly InstanceRecord[]): boolean =>
  TIMES.some(
    (time) =>
      new Set(records.map((record) => record.distinctions?.[time])).size === records.length &&
      records.every((record) => record.distinctions?.[time] !== undefined),
  );

function compareTimes(a: InstanceRecord, b: InstanceRecord): number {
  for (const time of TIMES) {
    const order = compareMixed(a.distinctions?.[time] ?? '', b.distinctions?.[time] ?? '');
    if (order !== 0) return order;
  }
  return compareInstances(a, b);
}
