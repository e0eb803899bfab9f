import { isOtherUptake } from '../../../core/pixels/readout/readout-scales.js';
import type { Measured, Reading, RegionValues } from '../../../core/study/measure/reading.js';
import type { AxisSteps } from '../../../core/study/measure/scale.js';
import type { RegionReading } from '../../../core/study/region-reading.js';
import { formatNumber, type Language } from '../../app/messages/language.js';
import { viewerMessages } from '../messages/viewer-messages.js';
import { scaleWords, valueWords } from '../readout/readout-words.js';
import { measureMessages } from './messages/measure-messages.js';

/** What a shape measures, in words, a line each; empty where it measures nothing. */
export function readingLines(language: Language, reading: Reading): readonly string[] {
  const words = measureMessages(language);
  switch (reading.kind) {
    case 'length':
      return lines(lengthWords(language, reading.length), calibrationWords(language, reading.length));
    case 'steps':
      return [stepWords(language, reading.steps)];
    case 'angle':
      return [reading.degrees === null ? words.noAngle : words.degrees(decimals(language, reading.degrees, 1))];
    case 'ratio': {
      const { ratio, first, second } = reading;
      const both = `${lengthWords(language, first)} : ${lengthWords(language, second)}`;
      return lines(ratio === null ? words.noRatio : words.ratio(decimals(language, ratio, 2, 2)), both, calibrationWords(language, first));
    }
    case 'region':
      return regionLines(language, reading);
    case 'probe': {
      const value = reading.readout ? valueWords(language, reading.readout) : words.outside;
      const { region } = reading;
      return lines(value, region ? stepWords(language, region) : '');
    }
    case 'none':
      return [];
  }
}

function regionLines(language: Language, { area, values, isColor }: Extract<Reading, { kind: 'region' }>): readonly string[] {
  const words = measureMessages(language);
  const [first] = values;
  return lines(
    area ? words.area(areaWords(language, area)) : '',
    ...(first ? valueLines(language, first) : [isColor ? words.inColor : words.noValues]),
    area ? calibrationWords(language, area) : '',
  );
}

/** Mean and deviation, then the extremes and how many pixels count. */
export function valueLines(language: Language, { scale, mean, deviation, least, most, pixels }: RegionValues): readonly string[] {
  const words = measureMessages(language);
  const written = (value: number): string => formatValue(language, value);
  return [
    words.mean(scaleWords(language, scale, written(mean)), written(deviation)),
    `${words.range(written(least), scaleWords(language, scale, written(most)))} · ${words.pixels(formatNumber(language, pixels))}`,
  ];
}

/** What is read in the scales behind the most telling one, where the label has no room for them. */
export function otherValueLines(language: Language, reading: Reading): readonly string[] {
  if (reading.kind === 'region') return reading.values.slice(1).flatMap((values) => valueLines(language, values));
  if (reading.kind !== 'probe' || reading.readout?.kind !== 'grey') return [];
  const others = reading.readout.readings.filter(({ scale }) => isOtherUptake(scale.kind));
  return others.map(({ scale, value }) => scaleWords(language, scale, formatValue(language, value)));
}

function lengthWords(language: Language, { value, unit }: Measured): string {
  const words = measureMessages(language);
  return words.value(formatSize(language, value), words.lengthUnits[unit]);
}

/** From one square centimetre on in square centimetres. */
function areaWords(language: Language, { value, unit }: Measured): string {
  const words = measureMessages(language);
  if (unit !== 'px' && value >= 100) return words.value(decimals(language, value / 100, 2), words.centimetres2[unit]);
  return words.value(formatSize(language, value), words.areaUnits[unit]);
}

function calibrationWords(language: Language, { isCalibrated }: Measured): string {
  return isCalibrated ? measureMessages(language).calibrated : '';
}

function stepWords(language: Language, { x, y }: AxisSteps | { readonly x: RegionReading; readonly y: RegionReading }): string {
  const { regionUnits } = viewerMessages(language);
  const written = ({ value, unit }: RegionReading) => measureMessages(language).value(formatSize(language, value), regionUnits[unit]);
  return `${written(x)} · ${written(y)}`;
}

const lines = (...all: readonly string[]): readonly string[] => all.filter((line) => line !== '');

/** Sizes: to a tenth, small ones to a hundredth: a screen shows no more. */
const formatSize = (language: Language, value: number): string => decimals(language, value, Math.abs(value) < 10 ? 2 : 1);

/** Values of pixels: large ones (an activity) without decimals. */
const formatValue = (language: Language, value: number): string =>
  decimals(language, value, Math.abs(value) < 10 ? 2 : Math.abs(value) < 10_000 ? 1 : 0);

const decimals = (language: Language, value: number, most: number, least = 0): string =>
  new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en-GB', { minimumFractionDigits: least, maximumFractionDigits: most }).format(value);
