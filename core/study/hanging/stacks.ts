import type { SeriesGroup, StudyGroup } from '../group-studies.js';
import { type NearestPlane, nearestPlane } from '../nearest-plane.js';
import type { Hanging, Room } from './hang-study.js';

/** A stack is read with this much room, in pixels of the page; with less, one at a time is better. */
const LEAST_WIDTH = 640;
const LEAST_HEIGHT = 420;
/** More at once is a wall and no reading. */
const MOST_STACKS = 4;
/** Fewer pictures aren't a stack. */
const LEAST_PICTURES = 3;

const isShown = (series: SeriesGroup): boolean => series.images.some(({ image }) => image.kind === 'image');

/** A planning picture (Image Type value 3, PS3.3 C.8.2.1.1.1) isn't what a study was made for. */
const isLocaliser = ({ images }: SeriesGroup): boolean => images.every(({ imageType }) => imageType.includes('LOCALIZER'));

/** The series to begin with: the first with a picture that isn't made for planning. */
export function bestSeries({ series }: StudyGroup): SeriesGroup | null {
  const shown = series.filter(isShown);
  return shown.find((each) => !isLocaliser(each)) ?? shown[0] ?? null;
}

/** PET beside CT; else one stack of each plane; else the kinds of picture of one plane. Null where it would be one, or too small. */
export function hangStacks(study: StudyGroup, room: Room): Hanging | null {
  if (!room) return null;
  const stacks = study.series.filter((series) => isStack(series) && !isLocaliser(series));
  const chosen = petBesideCt(stacks) ?? ofEachPlane(stacks) ?? ofEachKind(stacks);
  if (!chosen) return null;
  for (let count = Math.min(MOST_STACKS, chosen.length); count > 1; count--) {
    const { rows, columns } = count === 4 ? { rows: 2, columns: 2 } : { rows: 1, columns: count };
    if (room.width / columns < LEAST_WIDTH || room.height / rows < LEAST_HEIGHT) continue;
    return { rows, columns, pictures: chosen.slice(0, count).map((series) => ({ series, fileId: null, flipHorizontal: false })) };
  }
  return null;
}

function isStack({ modality, orderedBy, frames, images }: SeriesGroup): boolean {
  if (!['CT', 'MR', 'PT'].includes(modality) || frames < LEAST_PICTURES) return false;
  return orderedBy === 'position' || (images.length === 1 && images[0]?.frames?.positions != null);
}

const frameOfReference = ({ images }: SeriesGroup): string => images[0]?.geometry.frameOfReferenceUid ?? '';

/** The CT with most pictures in the space of a PET, and that PET. */
function petBesideCt(stacks: readonly SeriesGroup[]): readonly SeriesGroup[] | null {
  for (const pet of stacks.filter(({ modality }) => modality === 'PT')) {
    const space = frameOfReference(pet);
    const inSpace = stacks.filter((series) => series.modality === 'CT' && space !== '' && frameOfReference(series) === space);
    const [ct] = [...inSpace].sort((one, other) => other.frames - one.frames);
    if (ct) return [ct, pet];
  }
  return null;
}

/** The plane that a stack is nearest to; null where it says nothing. */
function planeOf({ images }: SeriesGroup): NearestPlane | null {
  const orientation = images[0]?.geometry.orientation;
  return orientation ? nearestPlane(orientation) : null;
}

/** Of each plane the first stack, axial first. */
function ofEachPlane(stacks: readonly SeriesGroup[]): readonly SeriesGroup[] | null {
  const planes = ['axial', 'coronal', 'sagittal'] as const;
  const chosen = planes.flatMap((plane) => stacks.find((series) => planeOf(series) === plane) ?? []);
  return chosen.length > 1 ? chosen : null;
}

/** The stacks of one plane of an MR study, whose kinds of picture are read against one another; a CT's kernels are read one at a time. */
function ofEachKind(stacks: readonly SeriesGroup[]): readonly SeriesGroup[] | null {
  const kinds = stacks.filter((series) => series.modality === 'MR' && planeOf(series) !== null);
  return kinds.length > 1 ? kinds : null;
}
