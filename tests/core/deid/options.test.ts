import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../core/deid/apply.js';
import { TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { NO_OPTIONS, type PolicyOptions } from '../../../core/deid/policy.js';
import { reviewFile } from '../../../core/deid/review.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { element, imageFile, SYNTAX, sequence, uint16 } from '../../support/dicom-bytes.js';
import { spliceBytes } from '../dicom/tile-file.js';
import { OTHER_SEED, parse, SEED, textAt } from './export-in-memory.js';

const one = (tag: number, vr: string, value: string | Uint8Array) => ({ tag, bytes: element(tag, vr, value) });

/** The reviewed copy of an image with these elements; how to read a text of it. */
function copyOf(options: Partial<PolicyOptions>, elements: Parameters<typeof imageFile>[1], seed: Uint8Array = SEED) {
  const parsed = parse(imageFile(SYNTAX.explicit, elements));
  const all = { ...NO_OPTIONS, ...options };
  const terms = new TermDictionary(all);
  terms.collect(parsed);
  const search = terms.searchFor(parsed, 'IM1');
  const plan = createPlanner({ schema: 1, name: 'x', options: all }, seed).planFile('file', parsed, { includeUnchecked: true }, search);
  if ('reason' in plan) throw new Error(`left out: ${plan.reason}`);
  const bytes = spliceBytes(applyPlan(parsed, plan, 'file'), parsed.source);
  reviewFile(plan, parsed, { stagedId: 's', name: 'n', sha256: '', source: memorySource(bytes) }, search);
  const output = parse(bytes);
  return (path: string): string | undefined => textAt(output.dataSet, path)?.join('\\');
}

const day = (date = ''): number => Date.UTC(Number(date.slice(0, 4)), Number(date.slice(4, 6)) - 1, Number(date.slice(6, 8))) / 86_400_000;
const STUDY = '(0008,0020)';
const SERIES = '(0008,0021)';

describe('dates that are modified', () => {
  const dates = (study: string, series: string, patient = 'ZQ-77001') => [
    one(0x00080020, 'DA', study),
    one(0x00080021, 'DA', series),
    one(0x0008002a, 'DT', `${series}101530.5+0100`),
    one(0x00080030, 'TM', '101530'),
    one(0x00141020, 'DA', series),
    one(0x00100020, 'LO', patient),
  ];
  const modified = { retainDates: 'modified' } as const;

  it('move all of a patient by one shift, back, and times of day hold', () => {
    const first = copyOf(modified, dates('20200228', '20200301'));
    const second = copyOf(modified, dates('20191231', '20210101'));
    const shift = day(first(STUDY)) - day('20200228');
    expect(shift).toBeLessThanOrEqual(-30);
    for (const [read, study, series] of [
      [first, '20200228', '20200301'],
      [second, '20191231', '20210101'],
    ] as const) {
      expect(day(read(STUDY)) - day(study)).toBe(shift);
      expect(day(read(SERIES)) - day(series)).toBe(shift);
      expect(read('(0008,002A)')).toBe(`${read(SERIES)}101530.5+0100`);
      expect(read('(0008,0030)')).toBe('101530');
      // A date that the table doesn't list would tell the shift if it stayed.
      expect(read('(0014,1020)')).toBe(read(SERIES));
    }
  });

  it('move by another shift for another patient, and under another seed', () => {
    const shiftOf = (patient: string, seed: Uint8Array) =>
      day(copyOf(modified, dates('20200228', '20200301', patient), seed)(STUDY)) - day('20200228');
    expect(new Set([shiftOf('ZQ-77001', SEED), shiftOf('ZQ-77002', SEED), shiftOf('ZQ-77001', OTHER_SEED)]).size).toBe(3);
  });

  it('are made up where they are none', () => {
    for (const bad of ['20201301', '20200230', '2020', 'unknown.'])
      expect(copyOf(modified, dates(bad, '20200301'))(STUDY)).toBe('19000101');
  });

  it("that stay in full stay, also what the table doesn't list; without the option that is made up", () => {
    expect(copyOf({ retainDates: 'full' }, dates('20200228', '20200301'))('(0014,1020)')).toBe('20200301');
    expect(copyOf({}, dates('20200228', '20200301'))('(0014,1020)')).toBe('19000101');
  });
});

describe('ages that are retained', () => {
  it.each([
    ['042Y', '042Y'],
    ['089Y', '089Y'],
    ['090Y', '090Y'],
    ['104Y', '090Y'],
    ['95Y', '090Y'],
    ['999M', '999M'],
    ['1150M', '090Y'],
    ['003W', '003W'],
  ])('%s is %s', (age, left) => {
    expect(copyOf({ retainPatientCharacteristics: true }, [one(0x00101010, 'AS', age)])('(0010,1010)')).toBe(left);
  });
});

describe('private elements that a file declares safe', () => {
  const declaration = (status: string, safe?: number) => ({
    tag: 0x00080300,
    bytes: sequence(0x00080300, [
      [
        element(0x00080301, 'US', uint16(0x0009)),
        element(0x00080302, 'LO', 'INVENTED'),
        element(0x00080303, 'CS', status),
        ...(safe === undefined ? [] : [element(0x00080304, 'US', uint16(safe))]),
      ],
    ]),
  });
  const block = [
    one(0x00090010, 'LO', 'INVENTED'),
    one(0x00091001, 'LO', 'gain 3'),
    one(0x00091002, 'LO', 'seen by Quillfeather'),
    one(0x00091003, 'DA', '20200102'),
    one(0x00110010, 'LO', 'OTHER'),
    one(0x00111001, 'LO', 'gain 4'),
  ];
  const safe = { retainSafePrivate: true };

  it('stay, but what tells of the person, and dates', () => {
    const read = copyOf(safe, [declaration('SAFE'), ...block]);
    expect(read('(0009,0010)')).toBe('INVENTED');
    expect(read('(0009,1001)')).toBe('gain 3');
    expect(read('(0009,1002)')).toBe('seen by');
    expect(read('(0009,1003)')).toBeUndefined();
    expect(read('(0011,1001)')).toBeUndefined();
  });

  it('are those that are listed, where only some are', () => {
    const read = copyOf(safe, [declaration('MIXED', 1), ...block]);
    expect([read('(0009,1001)'), read('(0009,1002)')]).toEqual(['gain 3', undefined]);
  });

  it.each([
    ['the option is not on', {}, [declaration('SAFE')]],
    ['nothing is declared', safe, []],
    ['they are declared unsafe', safe, [declaration('UNSAFE')]],
  ])('go where %s', (_name, options, declared) => {
    expect(copyOf(options, [...declared, ...block])('(0009,1001)')).toBeUndefined();
  });
});
