import type { Readout } from '../../../core/pixels/readout/readout.js';
import { isOtherUptake, type ReadoutScale } from '../../../core/pixels/readout/readout-scales.js';
import type { Vector } from '../../../core/study/geometry.js';
import { plainText } from '../../../core/study/plain-text.js';
import { type RegionReading, regionReading } from '../../../core/study/region-reading.js';
import { regionAt, type UltrasoundRegion } from '../../../core/study/ultrasound-regions.js';
import { formatMeasure, formatNumber, type Language } from '../../app/messages/language.js';
import { viewerMessages } from '../messages/viewer-messages.js';

/** Whole values are written whole; others with the decimals that mean something. */
const formatValue = (language: Language, value: number): string =>
  Number.isInteger(value) ? formatNumber(language, value) : formatMeasure(language, value);

/** What lies under a point, in its unit. */
export function valueWords(language: Language, readout: Readout): string {
  const words = viewerMessages(language);
  if (readout.kind === 'padding') return words.padding;
  if (readout.kind === 'color') return words.color(readout.red, readout.green, readout.blue);
  return readout.readings
    .filter(({ scale }) => !isOtherUptake(scale.kind))
    .map(({ scale, value }) => scaleWords(language, scale, formatValue(language, value)))
    .join(' · ');
}

export function scaleWords(language: Language, { kind, untrustedUnit, slope, intercept }: ReadoutScale, value: string): string {
  const words = viewerMessages(language);
  switch (kind) {
    case 'hounsfield':
      return words.hounsfield(value);
    case 'suv-body-weight':
      return words.suv(value);
    case 'suv-lean-body':
      return words.suvLean(value);
    case 'suv-body-surface':
      return words.suvSurface(value);
    case 'activity':
      return words.activity(value);
    case 'optical-density':
      return words.opticalDensity(value);
    case 'dose':
      return words.dose(value);
    case 'named':
      return words.named(value, plainText(untrustedUnit));
    case 'stored':
      return slope === 1 && intercept === 0 ? words.stored(value) : words.unitless(value);
  }
}

/** Positive and negative end of each axis of the patient (PS3.3 C.7.6.2.1.1). */
const ENDS = [
  ['L', 'R'],
  ['P', 'A'],
  ['H', 'F'],
] as const;

/** A place in the patient as its distances towards the named sides: `R 12.3 · A 4.5 · H 103`. */
export function patientWords(language: Language, place: Vector): string {
  const parts = ENDS.map(([positive, negative], axis) => {
    const value = place[axis as 0 | 1 | 2];
    return `${value < 0 ? negative : positive} ${formatMillimetres(language, Math.abs(value))}`;
  });
  return viewerMessages(language).inPatient(parts.join(' · '));
}

const formatMillimetres = (language: Language, value: number): string =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

/** The same in the units of the ultrasound region under the point; '' where there is none, or it names no unit. */
export function regionWords(language: Language, regions: readonly UltrasoundRegion[], column: number, row: number): string {
  const region = regionAt(regions, column, row);
  const reading = region && regionReading(region, column, row);
  if (!reading) return '';
  const words = viewerMessages(language);
  const written = ({ value, unit }: RegionReading): string =>
    `${new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { maximumFractionDigits: 2 }).format(value)} ${words.regionUnits[unit]}`;
  return words.inRegion(written(reading.x), written(reading.y));
}

/** Column and row as people count them, from 1. */
export const pixelWords = (language: Language, column: number, row: number): string =>
  viewerMessages(language).pixel(formatNumber(language, column + 1), formatNumber(language, row + 1));
