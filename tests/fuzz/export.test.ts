import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../core/deid/apply.js';
import { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../core/deid/plan.js';
import { BASIC_POLICY } from '../../core/deid/policy.js';
import { patientKey } from '../../core/deid/pseudonym.js';
import { reviewFile } from '../../core/deid/review.js';
import { ReviewError } from '../../core/deid/review-error.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { walkElements } from '../../core/dicom/data-set.js';
import { ParseError } from '../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { PIXEL_DATA } from '../../core/dicom/tag.js';
import { parse, SEED } from '../core/deid/export-in-memory.js';
import { spliceBytes, tileFile } from '../core/dicom/tile-file.js';
import { readScan, scanFiles, tryScan } from '../support/scan-files.js';
import { mutate } from './mutate.js';
import { randomOf } from './random.js';

/**
 * The whole way of an export, from bytes that are damaged at random: tokenizer, plan, writer and review. Whatever comes in is refused
 * in words of ours, or goes through with these properties: the tokens tile the bytes, the accounts add up, and a planted name is in
 * no byte outside the pictures. The numbers of a run follow from its seed alone. `NEGATOSCOPE_LONG=true` runs a million.
 */
const LONG = process.env['NEGATOSCOPE_LONG'] === 'true';
const INPUTS = LONG ? 1_000_000 : 20_000;
const FIRST_SEED = Number(process.env['NEGATOSCOPE_FUZZ_SEED'] ?? 1);
const LARGEST_SOURCE = 40_000;
const PLANTED = 'QZVORTIGERNX';

interface Tally {
  refused: number;
  leftOut: number;
  stopped: number;
  exported: number;
}

/** The file with the name planted over up to three of its values, wherever there is room and no picture. */
function planted(source: ParsedFile, random: (below: number) => number): Uint8Array {
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

function searchFor(parsed: ParsedFile) {
  const terms = new TermDictionary(BASIC_POLICY.options);
  terms.collect(parsed);
  const term = { kind: 'name' as const, folded: PLANTED.toLowerCase(), wholeWord: false };
  terms.load({ schema: 1, patients: [{ patient: patientKey(parsed.dataSet), terms: [term], uids: [] }] });
  return terms.searchFor(parsed, 'IM1');
}

/** What isn't a picture holds no planted name, in either byte order of UTF-16 or in bytes. */
function leakedIn(output: ParsedFile, bytes: Uint8Array): string | null {
  const pictures: [number, number][] = [];
  if (output.dataSet.body === output.source)
    for (const { tag, valueOffset, valueLength } of output.dataSet.elements)
      if (tag === PIXEL_DATA) pictures.push([valueOffset, valueOffset + valueLength]);
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const word of [Buffer.from(PLANTED, 'latin1'), Buffer.from(PLANTED, 'utf16le'), Buffer.from(PLANTED, 'utf16le').swap16()]) {
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

function exportOnce(input: Uint8Array, tally: Tally): void {
  let source: ParsedFile;
  try {
    source = parseFile(memorySource(input));
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    tally.refused += 1;
    return;
  }
  expect(tileFile(source)).toBeNull();
  const search = searchFor(source);
  const plan = createPlanner(BASIC_POLICY, SEED).planFile('file', source, { includeUnchecked: true }, search);
  if ('reason' in plan) {
    tally.leftOut += 1;
    return;
  }
  const bytes = spliceBytes(applyPlan(source, plan, 'file'), source.source);
  try {
    const staged = { stagedId: 's', name: 'IM000000.dcm', sha256: '0'.repeat(64), source: memorySource(bytes) };
    const { elements, bytes: ledger, rows } = reviewFile(plan, source, staged, search);
    expect(elements.source).toBe(elements.kept + elements.changed + elements.removed);
    expect(elements.output).toBe(elements.kept + elements.changed + elements.added);
    expect(rows.length).toBe(elements.source + elements.added);
    expect(ledger.facts + ledger.pixels + ledger.structure).toBe(bytes.length);
  } catch (error) {
    if (!(error instanceof ReviewError)) throw error;
    tally.stopped += 1;
    return;
  }
  expect(leakedIn(parse(bytes), bytes)).toBeNull();
  tally.exported += 1;
}

describe('the whole way of an export', () => {
  it(
    `holds its promises over ${INPUTS} damaged files`,
    () => {
      const sources = scanFiles()
        .filter((scan) => typeof tryScan(scan) !== 'string')
        .map(readScan)
        .filter(({ source }) => source.size <= LARGEST_SOURCE);
      expect(sources.length).toBeGreaterThan(20);
      const tally: Tally = { refused: 0, leftOut: 0, stopped: 0, exported: 0 };
      for (let index = 0; index < INPUTS; index += 1) {
        const seed = FIRST_SEED * 0x10000 + index;
        const random = randomOf(seed);
        const source = sources[random(sources.length)] as ParsedFile;
        try {
          exportOnce(mutate(planted(source, random), random), tally);
        } catch (error) {
          throw new Error(`input ${seed}: ${error instanceof Error ? error.stack : String(error)}`);
        }
      }
      process.stderr.write(`damaged files on the whole way of an export: ${JSON.stringify(tally)}\n`);
      // Not all may be refused at the door: then nothing behind it would have been tried.
      expect(tally.exported).toBeGreaterThan(INPUTS / 50);
      expect(tally.refused + tally.leftOut + tally.stopped + tally.exported).toBe(INPUTS);
    },
    LONG ? 24 * 3_600_000 : 600_000,
  );
});
