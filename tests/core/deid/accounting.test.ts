import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DataSet, walkElements } from '../../../core/dicom/data-set.js';
import type { ParsedFile } from '../../../core/dicom/parse-file.js';
import { concat, element, encodingOf, file, imageElements, imageFile, SYNTAX, sequence } from '../../support/dicom-bytes.js';
import { readScan, scanFiles, tryScan } from '../../support/scan-files.js';
import { type Exported, exportBytes, leftOutReason, OTHER_SEED, SEED, valuesByPath } from './export-in-memory.js';

/** Promise 3: everything is accounted for, whatever the data set is. */
const LEAVES: readonly (readonly [tag: number, vr: string])[] = [
  [0x00080014, 'UI'],
  [0x00080050, 'SH'],
  [0x00080070, 'LO'],
  [0x00080080, 'LO'],
  [0x00080100, 'SH'],
  [0x00081155, 'UI'],
  [0x00090010, 'LO'],
  [0x00091001, 'UN'],
  [0x00100010, 'PN'],
  [0x00100020, 'LO'],
  [0x00101010, 'AS'],
  [0x00120062, 'CS'],
  [0x00180050, 'DS'],
  [0x00181200, 'DA'],
  [0x00200052, 'UI'],
  [0x00280303, 'CS'],
  [0x0040a121, 'DA'],
  [0x00282000, 'OB'],
  [0x60003000, 'OW'],
];
const SEQUENCES = [0x00081110, 0x00081140, 0x00081250, 0x00082218, 0x00091002, 0x00120064, 0x00400275, 0x00401101, 0x0040a730];
const VALUES: Readonly<Record<string, readonly string[]>> = {
  UI: ['1.2.3.4.5', '1.2.840.10008.1.2', '1.2.3\\1.2.4', ''],
  DS: ['1.5', '1\\2\\3', ''],
  AS: ['042Y', ''],
  DA: ['20200203', ''],
  CS: ['NO', 'YES', ''],
};

type Node =
  | { readonly tag: number; readonly vr: string; readonly text: string }
  | { readonly tag: number; readonly items: readonly (readonly Node[])[]; readonly style: number };
const leaf = fc
  .constantFrom(...LEAVES)
  .chain(([tag, vr]) => fc.constantFrom(...(VALUES[vr] ?? ['A', 'QUILLFEATHER', ''])).map((text): Node => ({ tag, vr, text })));
const nodes: fc.Arbitrary<readonly Node[]> = fc.letrec<{ level: readonly Node[] }>((tie) => ({
  level: fc.uniqueArray(
    fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc.record({ tag: fc.constantFrom(...SEQUENCES), items: fc.array(tie('level'), { maxLength: 3 }), style: fc.nat(3) }),
    ),
    { selector: ({ tag }) => tag, maxLength: 8 },
  ),
})).level;

function write(node: Node, syntax: string): Uint8Array {
  const encoding = encodingOf(syntax);
  if (!('items' in node)) return element(node.tag, node.vr, node.text, encoding);
  const items = node.items.map((level) => writeLevel(level, syntax));
  return sequence(node.tag, items, encoding, { undefinedLength: (node.style & 1) === 1, undefinedItems: (node.style & 2) === 2 });
}
const writeLevel = (level: readonly Node[], syntax: string): Uint8Array =>
  concat([...level].sort((one, other) => one.tag - other.tag).map((node) => write(node, syntax)));

function writeFile(level: readonly Node[], syntax: string): Uint8Array {
  const inner = syntax === SYNTAX.deflated ? SYNTAX.explicit : syntax;
  const elements = imageElements(
    inner,
    level.map((node) => ({ tag: node.tag, bytes: write(node, inner) })),
  );
  return file(syntax, syntax === SYNTAX.deflated ? deflateRawSync(elements) : elements);
}

const countIn = (dataSet: DataSet | null): number => {
  let count = 0;
  if (dataSet)
    walkElements(dataSet, () => {
      count += 1;
    });
  return count;
};
const countAll = (parsed: ParsedFile): number => countIn(parsed.fileMeta) + countIn(parsed.dataSet);

function expectAccounts({ source, output, bytes, plan, review }: Exported): void {
  const { elements, bytes: ledger, rows } = review;
  expect(elements.source).toBe(countAll(source));
  expect(elements.output).toBe(countAll(output));
  expect(elements.source).toBe(elements.kept + elements.changed + elements.removed);
  expect(elements.output).toBe(elements.kept + elements.changed + elements.added);
  expect(rows.length).toBe(elements.source + elements.added);
  expect(ledger.size).toBe(bytes.length);
  expect(ledger.facts + ledger.pixels + ledger.structure).toBe(ledger.size);
  for (const part of [ledger.facts, ledger.pixels, ledger.structure]) expect(part).toBeGreaterThanOrEqual(0);
  expect(new Set(plan.decisions.map(({ path }) => path)).size).toBe(plan.decisions.length);
  expect(review.secondReader.agreed + review.secondReader.oneReaderOnly.length).toBe(elements.output);
}

describe('the accounts of an export', () => {
  it('add up over random data sets in every encoding', () => {
    const syntaxes = fc.constantFrom(SYNTAX.explicit, SYNTAX.implicit, SYNTAX.bigEndian, SYNTAX.deflated);
    fc.assert(
      fc.property(nodes, syntaxes, (level, syntax) => {
        const input = writeFile(level, syntax);
        // A word of the person in a table that the picture needs: the file is left out, and that is right.
        fc.pre(leftOutReason(input) !== 'leak-in-needed');
        const exported = exportBytes(input);
        expectAccounts(exported);
        expect(Buffer.from(exported.bytes).includes('Quillfeather')).toBe(false);
      }),
      { numRuns: 400 },
    );
  });

  it('add up over real files', () => {
    let exported = 0;
    for (const scan of scanFiles()) {
      if (typeof tryScan(scan) === 'string') continue;
      const parsed = readScan(scan);
      if (parsed.source.size > 2_000_000) continue;
      try {
        expectAccounts(exportBytes(parsed.source.read(0, parsed.source.size)));
        exported += 1;
      } catch (error) {
        if (!(error instanceof Error && error.message.startsWith('left out'))) throw new Error(`${scan.name}: ${String(error)}`);
      }
    }
    process.stderr.write(`accounts add up over ${exported} real files\n`);
    expect(exported).toBeGreaterThan(60);
  }, 300_000);

  it('hold for an export of an export, in which only UIDs and the pseudonym differ', () => {
    fc.assert(
      fc.property(nodes, fc.constantFrom(SYNTAX.explicit, SYNTAX.implicit), (level, syntax) => {
        const input = writeFile(level, syntax);
        fc.pre(leftOutReason(input) !== 'leak-in-needed');
        const once = exportBytes(input, SEED);
        const twice = exportBytes(once.bytes, OTHER_SEED);
        expectAccounts(twice);
        const before = valuesByPath(once.output.dataSet);
        const after = valuesByPath(twice.output.dataSet);
        expect([...after.keys()]).toEqual([...before.keys()]);
        const reasons = new Map(twice.plan.decisions.map(({ path, reason }) => [path, reason]));
        for (const [path, value] of after) {
          if (value === before.get(path)) continue;
          expect(['profile-uid', 'pseudonym', 'not-identifying']).toContain(reasons.get(path));
          const text = Buffer.from(value ?? '', 'hex').toString('latin1');
          expect(text).toMatch(/2\.25\.|^ANON-/);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('reserved bytes of headers, and VRs that are none', () => {
  /** The two bytes behind the VR say something. */
  const withReserved = (bytes: Uint8Array): Uint8Array => concat(bytes.subarray(0, 6), Uint8Array.of(0x51, 0x7a), bytes.subarray(8));
  const bulk = withReserved(element(0x00282000, 'OB', 'abcd'));
  const saying = (bytes: Uint8Array): number => Buffer.from(bytes).toString('latin1').toUpperCase().split('QZ').length - 1;

  it.each([
    ['of a value', { tag: 0x00282000, bytes: bulk }],
    ['inside an item', { tag: 0x00081250, bytes: sequence(0x00081250, [bulk]) }],
    ['of a sequence', { tag: 0x00081250, bytes: withReserved(sequence(0x00081250, [element(0x00080060, 'CS', 'MR')])) }],
    ['in place of a VR', { tag: 0x00282000, bytes: concat(bulk.subarray(0, 4), Uint8Array.of(0x51, 0x5a, 0, 0), bulk.subarray(8)) }],
    ['of the picture', { tag: 0x7fe00010, bytes: withReserved(element(0x7fe00010, 'OW', new Uint8Array(32))) }],
  ])('say nothing in the copy, and what they stood before is kept: %s', (_name, planted) => {
    const isPicture = planted.tag === 0x7fe00010;
    const input = imageFile(SYNTAX.explicit, isPicture ? [] : [planted], isPicture ? planted.bytes : undefined);
    expect(saying(input)).toBe(1);
    const exported = exportBytes(input);
    expect(saying(exported.bytes)).toBe(0);
    const before = valuesByPath(exported.source.dataSet);
    const after = valuesByPath(exported.output.dataSet);
    const inside = [...before.keys()].filter((path) => /^\((0028,2000|0008,1250|7FE0)/.test(path));
    expect(inside.length).toBeGreaterThan(0);
    for (const path of inside) expect([path, after.get(path)]).toEqual([path, before.get(path)]);
  });
});
