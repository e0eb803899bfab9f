import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { applyPlan, PlanMismatch } from '../../../core/deid/apply.js';
import { ReviewError } from '../../../core/deid/review-error.js';
import { groupRows, sumCounts, totalReview } from '../../../core/deid/review-totals.js';
import {
  concat,
  element,
  encapsulated,
  file,
  imageElements,
  imageFile,
  item,
  SYNTAX,
  sequence,
  sequenceEnd,
  text,
  uint32,
} from '../../support/dicom-bytes.js';
import { type Exported, exportBytes, OTHER_SEED, parse, planOf, review } from './export-in-memory.js';

/** Anatomic Region Sequence: listed nowhere, kept as it lies. */
const KEPT = 0x00082218;
/** Related Series Sequence: its UIDs change, so it is written anew. */
const CHANGED = 0x00081250;
const code = concat(element(0x00080100, 'SH', 'T-D3000'), element(0x00080102, 'SH', 'SRT'), element(0x00080104, 'LO', 'Chest'));
const related = concat(element(0x0020000d, 'UI', '1.2.3.4.5'), element(0x0040a170, 'SQ'));
const RICH = [
  { tag: 0x00080050, bytes: element(0x00080050, 'SH', 'ACC-1234') },
  { tag: 0x00080070, bytes: element(0x00080070, 'LO', 'Acme') },
  { tag: CHANGED, bytes: sequence(CHANGED, [related]) },
  { tag: KEPT, bytes: sequence(KEPT, [code], undefined, { undefinedLength: true, undefinedItems: true }) },
  { tag: 0x00091001, bytes: element(0x00091001, 'LO', 'PRIVATE') },
];
const rich = exportBytes(imageFile(SYNTAX.explicit, RICH));

/** The output with its top-level elements edited: null removes one, what isn't there yet is put in its place by tag. */
function edited(exported: Exported, edits: Readonly<Record<number, Uint8Array | null>>): Uint8Array {
  const { bytes, output } = exported;
  const elements = new Map<number, Uint8Array>(
    output.dataSet.elements.map((one) => [one.tag, bytes.subarray(one.offset, one.end)] as const),
  );
  for (const [tag, edit] of Object.entries(edits)) {
    if (edit) elements.set(Number(tag), edit);
    else elements.delete(Number(tag));
  }
  const sorted = [...elements].sort(([one], [other]) => one - other).map(([, part]) => part);
  return concat(bytes.subarray(0, output.layout.metaEnd), sorted);
}

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = change(copy[at] as number);
  return copy;
}

function find(exported: Exported, tag: number) {
  const found = [...(exported.output.fileMeta?.elements ?? []), ...exported.output.dataSet.elements].find((one) => one.tag === tag);
  if (!found) throw new Error('the test planted no such element');
  return found;
}
const valueByte = (tag: number, at = 0) => withByte(rich.bytes, find(rich, tag).valueOffset + at, (byte) => byte ^ 1);
const slice = (tag: number) => rich.bytes.slice(find(rich, tag).offset, find(rich, tag).end);

describe('a review', () => {
  it('passes the bytes that were planned', () => {
    expect(rich.review.secondReader.oneReaderOnly).toEqual([]);
    expect(edited(rich, {})).toEqual(rich.bytes);
  });

  const mutations: readonly (readonly [string, () => Uint8Array])[] = [
    ['a byte left in the preamble', () => withByte(rich.bytes, 5, () => 0x51)],
    ['a broken prefix', () => withByte(rich.bytes, 129, () => 0x51)],
    ['bytes behind the end', () => concat(rich.bytes, new Uint8Array(2))],
    ['a file that is cut', () => rich.bytes.subarray(0, rich.bytes.length - 2)],
    ['a swapped byte in a kept value', () => valueByte(0x00080070)],
    ['a swapped byte in the pixels', () => valueByte(0x7fe00010, 17)],
    ['a swapped byte inside a kept sequence', () => valueByte(KEPT, 8 + 8)],
    ['a new UID that is another one', () => valueByte(0x0020000d, 5)],
    ['an old UID put back', () => edited(rich, { 2097165: element(0x0020000d, 'UI', '1.2.3.4.5') })],
    ['an emptied value put back', () => edited(rich, { 524368: element(0x00080050, 'SH', 'ACC-1234') })],
    ['a removed element put back', () => edited(rich, { 593921: element(0x00091001, 'LO', 'PRIVATE') })],
    ['an element that neither had', () => edited(rich, { 1577008: element(0x00181030, 'LO', 'CHEST') })],
    ['a kept element that is missing', () => edited(rich, { 524400: null })],
    ['a mark that is missing', () => edited(rich, { 1179747: null })],
    ['a mark that says NO', () => edited(rich, { 1179746: element(0x00120062, 'CS', 'NO ') })],
    ['an element twice', () => concat(rich.bytes, slice(0x7fe00010))],
    ['another VR', () => edited(rich, { 524400: element(0x00080070, 'SH', 'Acme') })],
    [
      'another VR of something new',
      () => edited(rich, { 2097165: withByte(slice(0x0020000d), 4, () => 0x4c).map((byte, at) => (at === 5 ? 0x4f : byte)) }),
    ],
    ['an empty item more in a kept sequence', () => edited(rich, { [KEPT]: sequence(KEPT, [code, new Uint8Array(0)]) })],
    ['an empty item more in a changed sequence', () => edited(rich, { [CHANGED]: concat(...[growItems(slice(CHANGED))]) })],
    ['a kept sequence without its items', () => edited(rich, { [KEPT]: element(KEPT, 'SQ') })],
    ['a stray delimiter', () => concat(rich.bytes, sequenceEnd())],
    ['a title in the file meta', () => withMeta(element(0x00020016, 'AE', 'QUILLFEATHER'))],
    ['another transfer syntax', () => withByte(rich.bytes, find(rich, 0x00020010).valueOffset + 18, () => 0x32)],
    ['a wrong group length', () => withByte(rich.bytes, find(rich, 0x00020000).valueOffset, (byte) => byte + 2)],
  ];
  it.each(mutations)('refuses %s', (_name, mutate) => {
    const bytes = mutate();
    expect(Buffer.compare(bytes, rich.bytes)).not.toBe(0);
    expect(() => review(rich.plan, rich.source, bytes)).toThrow(ReviewError);
  });

  /** A changed sequence of defined length, one empty item longer. */
  function growItems(bytes: Uint8Array): Uint8Array {
    const longer = concat(bytes, item([]));
    longer.set(uint32(longer.length - 12), 8);
    return longer;
  }
  function withMeta(more: Uint8Array): Uint8Array {
    const { metaEnd } = rich.output.layout;
    return concat(rich.bytes.subarray(0, metaEnd), more, rich.bytes.subarray(metaEnd));
  }

  it('refuses a fragment that was swapped or cut differently', () => {
    const fragments = [Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0), Uint8Array.of(3, 4, 0xff, 0xd9)];
    const exported = exportBytes(imageFile(SYNTAX.jpegBaseline, [], encapsulated(fragments)));
    expect(() => review(exported.plan, exported.source, exported.bytes)).not.toThrow();
    const swapped = edited(exported, { 2145386512: encapsulated([...fragments].reverse()) });
    const joined = edited(exported, { 2145386512: encapsulated([concat(fragments)]) });
    for (const bytes of [swapped, joined]) expect(() => review(exported.plan, exported.source, bytes)).toThrow(ReviewError);
  });

  it('refuses bytes behind a deflated data set, hidden by an even number or not', () => {
    const exported = exportBytes(file(SYNTAX.deflated, deflateRawSync(imageElements(SYNTAX.explicit, RICH))));
    for (const hidden of [text('QUILLFEATHER'), Uint8Array.of(1), Uint8Array.of(0, 1), Uint8Array.of(7, 0)])
      expect(() => review(exported.plan, exported.source, concat(exported.bytes, hidden))).toThrow(ReviewError);
    const longer = concat(
      exported.bytes.subarray(0, exported.output.layout.metaEnd),
      deflateRawSync(concat(exported.output.dataSet.body.read(0, exported.output.dataSet.body.size), new Uint8Array(16))),
    );
    expect(() => review(exported.plan, exported.source, longer)).toThrow(ReviewError);
  });

  it('refuses the plan of another seed', () => {
    expect(() => review(planOf(rich.source, OTHER_SEED), rich.source, rich.bytes)).toThrow(ReviewError);
  });

  it('tells places and not values in what it throws', () => {
    for (const [, mutate] of mutations) {
      try {
        review(rich.plan, rich.source, mutate());
      } catch (error) {
        expect(String(error)).toMatch(
          /^ReviewError: (review|second-reader)-differs at (the start|(\([0-9A-F]{4},[0-9A-F]{4}\)(\[\d+\]\.)?)+)$/,
        );
      }
    }
  });
});

describe('rows and totals of a review', () => {
  it('have one row for every element of the source and every one that was added', () => {
    const { rows, elements } = rich.review;
    expect(rows.length).toBe(elements.source + elements.added);
    const byPath = new Map(rows.map((row) => [row.path, row]));
    expect(byPath.get('(0010,0010)')).toMatchObject({ action: 'replace', before: 'Quillfeather^Zebediah', kind: 'person' });
    expect(byPath.get('(0009,1001)')).toMatchObject({ action: 'remove', before: 'PRIVATE', after: null });
    expect(byPath.get('(0008,0050)')).toMatchObject({ action: 'empty', before: 'ACC-1234', after: '' });
    expect(byPath.get('(0012,0062)')).toMatchObject({ action: 'add', before: null, after: 'YES' });
    expect(byPath.get('(0008,2218)[0].(0008,0104)')).toMatchObject({ action: 'keep', before: 'Chest', after: 'Chest' });
  });

  it('count files, pictures, bytes and what stays', () => {
    const other = exportBytes(imageFile(SYNTAX.implicit));
    const total = totalReview([rich.review, other.review], []);
    expect(total.totals).toMatchObject({ files: 2, pictures: 2, staying: { name: true, birthDate: true, patientId: true } });
    expect(total.totals.bytes).toBe(rich.bytes.length + other.bytes.length);
    expect(total.totals.elements).toEqual(sumCounts([rich.review.elements, other.review.elements]));
  });

  it('group equal rows of many files', () => {
    const same = exportBytes(imageFile(SYNTAX.explicit, RICH));
    const groups = groupRows([rich.review, { ...same.review, fileId: 'other' }]);
    const name = groups.find(({ path }) => path === '(0010,0010)');
    expect(name).toMatchObject({ files: 2, before: { distinct: 1, samples: ['Quillfeather^Zebediah'] } });
    expect(groups.some(({ path }) => path === '(0008,2218)[].(0008,0104)')).toBe(true);
  });
});

describe('applying a plan', () => {
  const original = imageFile(SYNTAX.explicit, RICH);
  const changed = (from: string, to: string) =>
    Uint8Array.from(Buffer.from(Buffer.from(original).toString('latin1').replace(from, to), 'latin1'));
  it.each([
    ['longer', concat(original, new Uint8Array(2))],
    ['another value of the same length', changed('ACC-1234', 'ACC-1235')],
    ['another kept value of the same length', changed('Acme', 'Abme')],
    ['another UID of the same length', changed('1.2.3.4.5.1', '1.2.3.4.5.2')],
    ['another element', changed('\x08\x00\x70\x00LO', '\x08\x00\x80\x00LO')],
  ])('refuses a file that is %s', (_name, bytes) => {
    expect(() => applyPlan(parse(bytes), rich.plan, 'file')).toThrow(PlanMismatch);
  });

  it('refuses a plan that has a decision more or less', () => {
    const { decisions } = rich.plan;
    const [last] = decisions.slice(-1);
    if (!last) throw new Error('the plan is empty');
    expect(() => applyPlan(rich.source, { ...rich.plan, decisions: decisions.slice(0, -1) }, 'file')).toThrow(PlanMismatch);
    expect(() => applyPlan(rich.source, { ...rich.plan, decisions: [...decisions, last] }, 'file')).toThrow(PlanMismatch);
  });

  it('copies what is kept and never carries its bytes', () => {
    const splice = applyPlan(rich.source, rich.plan, 'granted');
    const copies = splice.parts.filter((part) => 'copy' in part);
    const pixels = rich.source.dataSet.elements.at(-1);
    expect(
      copies.some(
        (part) =>
          'copy' in part &&
          part.copy[0] === 'granted' &&
          part.copy[1] <= (pixels?.offset ?? 0) &&
          part.copy[1] + part.copy[2] === pixels?.end,
      ),
    ).toBe(true);
  });
});
