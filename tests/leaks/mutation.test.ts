import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../core/deid/apply.js';
import type { ElementDecision, FilePlan } from '../../core/deid/export-plan.js';
import type { ParsedFile } from '../../core/dicom/parse-file.js';
import { exportBytes, parse, planOf, review } from '../core/deid/export-in-memory.js';
import { spliceBytes } from '../core/dicom/tile-file.js';
import { concat, element, encapsulated, imageFile, SYNTAX, sequence, text, uint32 } from '../support/dicom-bytes.js';

/**
 * The writer broken in more than 20 ways, one at a time: what it gives then is reviewed against the plan that it was given,
 * and every review stops it. Unbroken, the same file passes.
 */
const PERSON = 'Quillfeather^Zebediah';
const inner = [element(0x00080104, 'LO', 'knee'), element(0x00100010, 'PN', PERSON), element(0x00185010, 'LO', `of ${PERSON}`)];
const comment = concat(Uint8Array.of(0xff, 0xfe, 0, 14), text('QUILLFEATHER'));
const scan = Uint8Array.of(0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1, 2, 3, 4, 0xff, 0xd9);
const FILE = imageFile(
  SYNTAX.jpegBaseline,
  [
    { tag: 0x00081030, bytes: element(0x00081030, 'LO', PERSON) },
    { tag: 0x00080050, bytes: element(0x00080050, 'SH', 'ZQ-77001') },
    { tag: 0x00081250, bytes: sequence(0x00081250, [inner, inner]) },
    { tag: 0x00090010, bytes: element(0x00090010, 'LO', 'INVENTED') },
    { tag: 0x00091001, bytes: element(0x00091001, 'LO', PERSON) },
    { tag: 0x00185010, bytes: element(0x00185010, 'LO', `knee of ${PERSON}`) },
    { tag: 0x00185020, bytes: element(0x00185020, 'LO', 'smooth') },
    { tag: 0x60003000, bytes: element(0x60003000, 'OW', 'QUILLFEATHER') },
  ],
  encapsulated([concat(Uint8Array.of(0xff, 0xd8), comment, scan)], uint32(0)),
);
const SOURCE = parse(FILE);
const PLAN = planOf(SOURCE);

/** What a writer gives that follows another plan than the one it was given. */
const following = (
  change: (decision: ElementDecision) => ElementDecision,
  more: (plan: FilePlan) => FilePlan = (plan) => plan,
): Uint8Array => spliceBytes(applyPlan(SOURCE, more({ ...PLAN, decisions: PLAN.decisions.map(change) }), 'file'), SOURCE.source);
const at = (path: string, change: Partial<ElementDecision>) => (decision: ElementDecision) =>
  decision.path === path ? { ...decision, ...change } : decision;
const right = (): Uint8Array => following((decision) => decision);

/** What a writer gives whose bytes are changed where it found some. */
function changed(find: Uint8Array | string, into: Uint8Array | string): Uint8Array {
  const bytes = Buffer.from(right());
  const place = bytes.indexOf(find);
  if (place < 0) throw new Error('not there');
  return concat(bytes.subarray(0, place), typeof into === 'string' ? text(into) : into, bytes.subarray(place + find.length));
}

function patched(place: (parsed: ParsedFile) => number, value: number): Uint8Array {
  const bytes = Uint8Array.from(right());
  bytes[place(parse(bytes))] = value;
  return bytes;
}
const elementAt = (parsed: ParsedFile, tag: number) => {
  const found = parsed.dataSet.elements.find((one) => one.tag === tag);
  if (!found) throw new Error('not there');
  return found;
};

const broken: readonly (readonly [string, () => Uint8Array])[] = [
  ['skips a row that removes', () => following(at('(0008,1030)', { action: 'keep', after: null }))],
  ['skips a row that empties', () => following(at('(0008,0050)', { action: 'keep', after: null }))],
  ['skips a row that replaces', () => following(at('(0010,0010)', { action: 'keep', after: null }))],
  ['skips what is inside a sequence', () => following(at('(0008,1250)', { action: 'keep', after: null }))],
  ['skips one element of the second item', () => following(at('(0008,1250)[1].(0010,0010)', { action: 'keep', after: null }))],
  ['keeps a private element', () => following(at('(0009,1001)', { action: 'keep', after: null }))],
  ['keeps an overlay', () => following(at('(6000,3000)', { action: 'keep', after: null }))],
  ['keeps a text that was to be cut', () => following(at('(0018,5010)', { action: 'keep', after: null }))],
  ['keeps a UID', () => following(at('(0020,000D)', { action: 'keep', after: null }))],
  ['keeps pixel data that was to be cleaned', () => following(at('(7FE0,0010)', { action: 'keep', after: null }))],
  ['removes an element that was to be kept', () => following(at('(0018,5020)', { action: 'remove', after: null }))],
  ['empties a sequence', () => following(at('(0008,1250)', { action: 'empty', after: null }))],
  ['writes a stale value', () => following(at('(0020,000E)', { after: text('2.25.1234', '\0') }))],
  [
    'leaves a mark out',
    () =>
      following(
        (decision) => decision,
        (plan) => ({ ...plan, additions: plan.additions.filter(({ tag }) => tag !== 0x00120062) }),
      ),
  ],
  [
    'writes an element that nobody planned',
    () => changed(element(0x00185020, 'LO', 'smooth'), concat(element(0x00185020, 'LO', 'smooth'), element(0x00185021, 'LO', 'plain'))),
  ],
  ['leaves the preamble', () => concat(text('QUILLFEATHER'), right().subarray(12))],
  ['leaves bytes behind the end', () => concat(right(), text('QUILLFEATHER'))],
  ['leaves one byte behind the end', () => concat(right(), Uint8Array.of(0))],
  ['is one byte short', () => right().subarray(0, -1)],
  ['writes a length that is off by one', () => patched((parsed) => elementAt(parsed, 0x00185020).offset + 6, 7)],
  ['writes a length that takes the next element in', () => patched((parsed) => elementAt(parsed, 0x00185010).offset + 6, 20)],
  ['changes one byte of a kept value', () => changed('smooth', 'smoath')],
  [
    'changes one byte of the picture',
    () =>
      changed(
        scan,
        scan.map((byte, place) => (place === 11 ? byte ^ 1 : byte)),
      ),
  ],
  ['leaves the comment', () => changed(Uint8Array.of(0xff, 0xd8), concat(Uint8Array.of(0xff, 0xd8), comment))],
  ['writes another VR', () => changed(concat(element(0x00185020, 'LO', 'smooth')), element(0x00185020, 'SH', 'smooth'))],
  ["leaves the source's file meta", () => concat(FILE.subarray(0, SOURCE.layout.metaEnd), right().subarray(parse(right()).layout.metaEnd))],
  [
    'writes an element twice',
    () => changed(element(0x00185020, 'LO', 'smooth'), concat(element(0x00185020, 'LO', 'smooth'), element(0x00185020, 'LO', 'smooth'))),
  ],
  [
    'writes elements out of order',
    () => changed(element(0x00185020, 'LO', 'smooth'), concat(element(0x00185020, 'LO', 'smooth'), element(0x00080060, 'CS', 'CT'))),
  ],
  [
    'points the table of offsets elsewhere',
    () => patched((parsed) => (elementAt(parsed, 0x7fe00010).fragments?.[0]?.valueOffset ?? 0) + 2, 1),
  ],
  ["writes another file's copy", () => exportBytes(imageFile(SYNTAX.explicit)).bytes],
];

describe('a broken writer', () => {
  it('is none: unbroken, the file passes its review and says nothing', () => {
    const bytes = right();
    expect(() => review(PLAN, SOURCE, bytes)).not.toThrow();
    expect(/quill|zebed|77001/i.test(Buffer.from(bytes).toString('latin1'))).toBe(false);
  });

  it.each(broken)('is stopped: it %s', (_name, write) => {
    const bytes = write();
    expect(Buffer.compare(bytes, right())).not.toBe(0);
    expect(() => review(PLAN, SOURCE, bytes)).toThrow(/review-differs|leak-found|second-reader-differs/);
  });
});
