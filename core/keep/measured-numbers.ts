import type { ReadoutScale } from '../pixels/readout/readout-scales.js';
import type { Measured, Reading, RegionValues } from '../study/measure/reading.js';
import { plainText } from '../study/plain-text.js';
import type { RegionReading } from '../study/region-reading.js';
import { AREA_UNITS, CODES, DEGREES, LENGTH_UNITS, METHODS, NAMED_VALUE, namedUnit, RATIO, REGION_CODES, VALUE_CODES } from './codes.js';
import type { Code } from './made-object.js';

/** A number of a report: what it is of, its unit, how it was derived and come by. */
export interface MeasuredNumber {
  readonly concept: Code;
  readonly value: number;
  readonly unit: Code;
  readonly derivation?: Code;
  readonly method?: Code;
  /** Which of a mark's lines it is of, from 0; absent: the whole mark. */
  readonly line?: number;
}

/** Most characters of a code (PS3.3 §8.1, an SH). */
const MOST_UNIT = 16;

/** What a mark measures, as numbers; empty where it measures nothing. What isn't finite is left out. */
export function measuredNumbers(kind: 'polyline' | 'cobb' | 'other', reading: Reading): readonly MeasuredNumber[] {
  return numbersOf(kind, reading).filter(({ value }) => Number.isFinite(value));
}

function numbersOf(kind: 'polyline' | 'cobb' | 'other', reading: Reading): readonly MeasuredNumber[] {
  switch (reading.kind) {
    case 'length':
      return [lengthNumber(kind === 'polyline' ? CODES.path : CODES.length, reading.length)];
    case 'steps':
      return [regionNumber(reading.steps.x, METHODS.across), regionNumber(reading.steps.y, METHODS.down)];
    case 'angle': {
      if (reading.degrees === null) return [];
      const angle = { concept: CODES.angle, value: reading.degrees, unit: DEGREES };
      return [kind === 'cobb' ? { ...angle, method: METHODS.cobb } : angle];
    }
    case 'ratio': {
      const ratio = reading.ratio === null ? [] : [{ concept: CODES.ratio, value: reading.ratio, unit: RATIO }];
      const lines = [reading.first, reading.second].map((length, line) => ({ ...lengthNumber(CODES.length, length), line }));
      return [...ratio, ...lines];
    }
    case 'region': {
      const { area } = reading;
      const size = area ? [{ ...sized(area), concept: CODES.area, unit: AREA_UNITS[area.unit] }] : [];
      return [...size, ...reading.values.flatMap(statisticNumbers)];
    }
    case 'probe': {
      const { region, readout } = reading;
      const places = region ? [regionNumber(region.x, METHODS.across), regionNumber(region.y, METHODS.down)] : [];
      const values = readout?.kind === 'grey' ? readout.readings : [];
      return [...values.map(({ scale, value }) => ({ ...valueCodes(scale), value })), ...places];
    }
    case 'none':
      return [];
  }
}

const sized = ({ value, unit, isCalibrated }: Measured) => ({
  value,
  ...(isCalibrated ? { method: METHODS.calibrated } : unit === 'detector' ? { method: METHODS.detector } : {}),
});

const lengthNumber = (concept: Code, length: Measured): MeasuredNumber => ({ ...sized(length), concept, unit: LENGTH_UNITS[length.unit] });

const regionNumber = ({ value, unit }: RegionReading, method: Code): MeasuredNumber => ({ ...REGION_CODES[unit], value, method });

function statisticNumbers({ scale, mean, deviation, least, most }: RegionValues): readonly MeasuredNumber[] {
  const codes = valueCodes(scale);
  return [
    { ...codes, value: mean, derivation: CODES.mean },
    { ...codes, value: deviation, derivation: CODES.deviation },
    { ...codes, value: least, derivation: CODES.least },
    { ...codes, value: most, derivation: CODES.most },
  ];
}

function valueCodes({ kind, untrustedUnit }: ReadoutScale): { readonly concept: Code; readonly unit: Code } {
  if (kind !== 'named') return VALUE_CODES[kind];
  const word = plainText(untrustedUnit).replaceAll('\\', '/').slice(0, MOST_UNIT);
  return word === '' ? VALUE_CODES.stored : { concept: NAMED_VALUE, unit: namedUnit(word) };
}
