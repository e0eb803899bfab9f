import { applyPlan } from '../../../core/deid/apply.js';
import { TermDictionary } from '../../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../../core/deid/plan.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { patientKey } from '../../../core/deid/pseudonym.js';
import { reviewFile } from '../../../core/deid/review.js';
import { ReviewError } from '../../../core/deid/review-error.js';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { PIXEL_DATA } from '../../../core/dicom/tag.js';
import { parse, SEED } from '../../core/deid/export-in-memory.js';
import { writeUnchanged } from '../../core/dicom/keep-all.js';
import { spliceBytes, tileFile } from '../../core/dicom/tile-file.js';
import { mutate } from './mutate.js';
import { type Random, randomOf } from './random.js';

/** How an input ended: refused at the door, left out by the plan, stopped by the review, or exported. */
export type Outcome = 'refused' | 'left out' | 'stopped' | 'exported';

const PLANTED = 'QZVORTIGERNX';
const IN_BYTES = [Buffer.from(PLANTED, 'latin1'), Buffer.from(PLANTED, 'utf16le'), Buffer.from(PLANTED, 'utf16le').swap16()];

/** The input of a number: one of the real files, with a name planted into it, damaged. The same number gives the same input. */
export function inputOf(number: number, sources: readonly ParsedFile[]): Uint8Array<ArrayBuffer> {
  const random = randomOf(number);
  return mutate(planted(sources[random(sources.length)] as ParsedFile, random), random);
}

/** The file with the name planted over up to three of its values, wherever there is room and no picture. */
function planted(source: ParsedFile, random: Random): Uint8Array {
  const bytes = Uint8Array.from(source.source.read(0, source.source.size));
  if (source.dataSet.body !== source.source) return bytes;
  const places: number[] = [];
  walkElements(source.dataSet, (element) => {
    const isBytes = !element.items && !element.fragments && element.tag !== PIXEL_DATA;
    if (isBytes && element.valueLength >= PLANTED.length)
      places.push(element.valueOffset + random(element.valueLength - PLANTED.length + 1));
  });
  for (let times = 0; times < 3 && places.length > 0; times += 1)
    bytes.set(Buffer.from(PLANTED, 'latin1'), places[random(places.length)] as number);
  return bytes;
}

/**
 * One input on the whole way of an export: tokenizer, plan, writer and review. What is exported has these properties: the tokens tile the
 * bytes, and written back unchanged they are the bytes (identity); the accounts of elements and bytes add up; the same plan gives the
 * same bytes, and the copy, exported as a source, loses nothing any more (idempotent); a planted name is in no byte outside the pictures.
 * @throws Error where one of them doesn't hold, and whatever isn't one of the program's own refusals
 */
export function tryExport(input: Uint8Array): Outcome {
  const source = refusing(ParseError, () => parseFile(memorySource(input)));
  if (!source) return 'refused';
  claim('the tokens tile the bytes', tileFile(source) ?? '', '');
  claimIdentity(source);
  const search = searchFor(source);
  const plan = createPlanner(BASIC_POLICY, SEED).planFile('file', source, { includeUnchecked: true }, search);
  if ('reason' in plan) return 'left out';
  const bytes = spliceBytes(applyPlan(source, plan, 'file'), source.source);
  const staged = { stagedId: 's', name: 'IM000000.dcm', sha256: '0'.repeat(64), source: memorySource(bytes) };
  const review = refusing(ReviewError, () => reviewFile(plan, source, staged, search));
  if (!review) return 'stopped';
  const { elements, bytes: ledger, rows } = review;
  claim('source = kept + changed + removed', elements.kept + elements.changed + elements.removed, elements.source);
  claim('output = kept + changed + added', elements.kept + elements.changed + elements.added, elements.output);
  claim('a row for every element', rows.length, elements.source + elements.added);
  claim('every byte has a place', ledger.facts + ledger.pixels + ledger.structure, bytes.length);
  const output = parse(bytes);
  claim('no planted name', leakedIn(output, bytes) ?? '', '');
  claimIdempotent(source, output, bytes);
  return 'exported';
}

/** What `run` gives, or null where it refuses in words of ours. */
function refusing<Value>(kind: typeof ParseError | typeof ReviewError, run: () => Value): Value | null {
  try {
    return run();
  } catch (error) {
    if (error instanceof kind) return null;
    throw error;
  }
}

function claim(what: string, is: string | number, shouldBe: string | number): void {
  if (is !== shouldBe) throw new Error(`${what}: ${is}, not ${shouldBe}`);
}

/** All but the delimiters that belong to nothing between the elements, reserved bytes of headers and VRs that are none: a writer leaves those out. */
function claimIdentity(source: ParsedFile): void {
  const { layout, dataSet } = source;
  if (dataSet.body !== source.source) return;
  const bytes = Buffer.from(source.source.read(0, source.source.size));
  for (const { offset, valueOffset, vr } of dataSet.elements)
    if (dataSet.encoding.explicitVr && valueOffset - offset === 12) bytes.write(`${vr}\0\0`, offset + 4, 'latin1');
  const parts: Buffer[] = [];
  let at = layout.dataSetStart;
  for (const { offset, length } of dataSet.strays) {
    parts.push(bytes.subarray(at, offset));
    at = offset + length;
  }
  parts.push(bytes.subarray(at, layout.dataSetEnd));
  if (Buffer.compare(writeUnchanged(source, 'keep'), Buffer.concat(parts)) !== 0)
    throw new Error('written back unchanged, it is not the same bytes');
}

/** Exported once more, the copy stays what it is: as many elements in the same places, of the same lengths and kinds. */
function claimIdempotent(source: ParsedFile, output: ParsedFile, bytes: Uint8Array): void {
  const once = createPlanner(BASIC_POLICY, SEED).planFile('file', source, { includeUnchecked: true }, searchFor(source));
  if ('reason' in once) throw new Error(`planned anew, it is left out: ${once.reason}`);
  if (Buffer.compare(spliceBytes(applyPlan(source, once, 'file'), source.source), bytes) !== 0)
    throw new Error('planned anew, it is written otherwise');
  const terms = new TermDictionary(BASIC_POLICY.options);
  terms.collect(output);
  const twice = createPlanner(BASIC_POLICY, SEED).planFile('file', output, { includeUnchecked: true }, terms.searchFor(output, 'IM1'));
  if ('reason' in twice) throw new Error(`the copy, exported as a source, is left out: ${twice.reason}`);
  const again = parse(spliceBytes(applyPlan(output, twice, 'file'), output.source));
  claim('elements of the copy of the copy', placesOf(again), placesOf(output));
}

function placesOf(parsed: ParsedFile): string {
  const places: string[] = [];
  walkElements(parsed.dataSet, ({ vr }, path) => places.push(`${path} ${vr}`));
  return places.join('; ');
}

function searchFor(parsed: ParsedFile) {
  const terms = new TermDictionary(BASIC_POLICY.options);
  terms.collect(parsed);
  const term = { kind: 'name' as const, folded: PLANTED.toLowerCase(), wholeWord: false };
  terms.load({ schema: 2, patients: [{ patient: patientKey(parsed.dataSet), terms: [term], uids: [], isWhole: true }] });
  return terms.searchFor(parsed, 'IM1');
}

/** Where a planted name stands outside the pictures, in bytes or in either byte order of UTF-16. */
function leakedIn(output: ParsedFile, bytes: Uint8Array): string | null {
  const pictures: [number, number][] = [];
  if (output.dataSet.body === output.source)
    for (const { tag, valueOffset, valueLength } of output.dataSet.elements)
      if (tag === PIXEL_DATA) pictures.push([valueOffset, valueOffset + valueLength]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const word of IN_BYTES) {
    for (let at = buffer.indexOf(word); at >= 0; at = buffer.indexOf(word, at + 1))
      if (!pictures.some(([start, end]) => at >= start && at < end)) return elementAt(output, at);
  }
  return null;
}

function elementAt(output: ParsedFile, offset: number): string {
  let found = `byte ${offset}`;
  walkElements(output.dataSet, ({ offset: start, end, vr }, path) => {
    if (offset >= start && offset < end) found = `${path} ${vr}`;
  });
  return found;
}
