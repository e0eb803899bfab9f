import { COLOUR_LEVELS } from '../../pixels/colour-maps/colour-map.js';
import type { SeriesGroup, StudyGroup } from '../group-studies.js';
import { type SeriesVolume, volumeOfSeries } from './series-volume.js';

/** The values between which a map's colours go, in values of the Modality LUT's output. */
export interface InkRange {
  readonly least: number;
  readonly most: number;
}

/**
 * The colours of a cut that is laid over another: one RGBA a pixel. At and below `least`, and where the volume doesn't reach, nothing is
 * drawn, so that what is below stays seen. @param table red, green and blue for each of 256 levels
 */
export function inkedCut(values: ArrayLike<number>, { least, most }: InkRange, table: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const rgba = new Uint8ClampedArray(values.length * 4);
  const last = COLOUR_LEVELS - 1;
  const span = most - least;
  for (let at = 0; at < values.length; at += 1) {
    const value = values[at] as number;
    if (!(value > least)) continue;
    const level = span > 0 ? Math.min(last, Math.round(((value - least) / span) * last)) : last;
    rgba[at * 4] = table[level * 3] as number;
    rgba[at * 4 + 1] = table[level * 3 + 1] as number;
    rgba[at * 4 + 2] = table[level * 3 + 2] as number;
    rgba[at * 4 + 3] = 255;
  }
  return rgba;
}

/** Kinds of pictures that are meant to be laid over others, the likeliest first. */
const MEANT: readonly string[] = ['PT', 'NM', 'RTDOSE'];

/**
 * The series of a study that can be laid over one of its series: volumes in the same space, which both name (Frame of Reference UID). Where two
 * series don't name the same space nobody knows how they lie to one another.
 */
export function seriesToLay(study: StudyGroup, base: SeriesGroup): readonly SeriesGroup[] {
  const space = spaceOf(base);
  if (space === '') return [];
  const rank = ({ images }: SeriesGroup): number => {
    const at = MEANT.indexOf(images[0]?.series.modality ?? '');
    return at < 0 ? MEANT.length : at;
  };
  return study.series
    .filter((series) => series !== base && spaceOf(series) === space && isVolume(volumeOfSeries(series)))
    .sort((one, other) => rank(one) - rank(other));
}

/** The one space that all pictures of a series name; '' where there is none. */
function spaceOf({ images }: SeriesGroup): string {
  const space = images[0]?.geometry.frameOfReferenceUid ?? '';
  return images.every(({ geometry }) => geometry.frameOfReferenceUid === space) ? space : '';
}

const isVolume = (made: ReturnType<typeof volumeOfSeries>): made is SeriesVolume => !('problem' in made);
