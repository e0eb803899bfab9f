import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../core/deid/apply.js';
import type { FilePlan } from '../../../core/deid/export-plan.js';
import { reviewFile } from '../../../core/deid/review.js';
import { type ByteSource, checkRange, memorySource } from '../../../core/dicom/byte-source.js';
import { findElement } from '../../../core/dicom/data-set.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { element, imageFile, SYNTAX, uint16 } from '../../support/dicom-bytes.js';
import { spliceBytes } from '../dicom/tile-file.js';
import { parse, planOf, searchOf } from './export-in-memory.js';

/** A picture of several chunks, 12 of 16 bits stored, read as files are: into memory that is used again. */
const SIDE = 640;
const short = (tag: number, value: number) => ({ tag, bytes: element(tag, 'US', uint16(value)) });
const samples = Uint16Array.from({ length: SIDE * SIDE }, (_, at) => (at * 7) & 0x0fff);
const pictureOf = (values: Uint16Array): Uint8Array =>
  imageFile(
    SYNTAX.explicit,
    [
      short(0x00280010, SIDE),
      short(0x00280011, SIDE),
      short(0x00280100, 16),
      short(0x00280101, 12),
      short(0x00280102, 11),
      short(0x00280103, 0),
    ],
    element(0x7fe00010, 'OW', new Uint8Array(values.buffer, 0, values.byteLength)),
  );

const fileSource = (bytes: Uint8Array): ByteSource => ({
  size: bytes.length,
  read(offset, length) {
    checkRange(bytes.length, offset, length);
    return bytes.slice(offset, offset + length);
  },
  readInto(offset, target) {
    checkRange(bytes.length, offset, target.length);
    target.set(bytes.subarray(offset, offset + target.length));
  },
});

function review(plan: FilePlan, source: ParsedFile, bytes: Uint8Array, open: (bytes: Uint8Array) => ByteSource = fileSource) {
  return reviewFile(plan, source, { stagedId: 's', name: 'IM000000.dcm', sha256: '', source: open(bytes) }, searchOf(source));
}

const FILE = pictureOf(samples);
const SOURCE = parseFile(fileSource(FILE));
const PLAN = planOf(SOURCE);
const RIGHT = spliceBytes(applyPlan(SOURCE, PLAN, 'file'), SOURCE.source);
const PLACE = findElement(parse(RIGHT).dataSet, 0x7fe00010)?.valueOffset ?? 0;

function withByte(bytes: Uint8Array, at: number, change: (byte: number) => number): Uint8Array {
  const changed = bytes.slice();
  changed[at] = change(changed[at] as number);
  return changed;
}

describe('a picture of several chunks', () => {
  it('passes its review where every sample is the one of the source', () => {
    expect(PLAN.pixels).toBeNull();
    expect(review(PLAN, SOURCE, RIGHT).pixels).toBeNull();
  });

  it.each([0, 262_143, 262_144, 262_145, 524_288, SIDE * SIDE * 2 - 1])('fails where byte %d is another', (at) => {
    for (const open of [fileSource, memorySource])
      expect(() =>
        review(
          PLAN,
          SOURCE,
          withByte(RIGHT, PLACE + at, (byte) => byte ^ 1),
          open,
        ),
      ).toThrow('review-differs');
  });

  it.each([1, 262_143, 262_145, SIDE * SIDE * 2 - 1])(
    'fails where a planner overlooked a bit that no pixel shows, in byte %d, and kept it',
    (at) => {
      const dirty = withByte(FILE, FILE.length - SIDE * SIDE * 2 + at, (byte) => byte | 0x80);
      const source = parseFile(fileSource(dirty));
      const seen = planOf(source);
      expect(seen.pixels?.samplesCleared).toBe(1);
      const overlooked: FilePlan = {
        ...seen,
        pixels: null,
        decisions: seen.decisions.map((decision) =>
          decision.action === 'clean' ? { ...decision, action: 'keep', reason: 'pixel-data' } : decision,
        ),
      };
      const bytes = spliceBytes(applyPlan(source, overlooked, 'file'), source.source);
      for (const open of [fileSource, memorySource]) expect(() => review(overlooked, source, bytes, open)).toThrow('review-differs');
      const right = spliceBytes(applyPlan(source, seen, 'file'), source.source);
      expect(review(seen, source, right).pixels?.samplesCleared).toBe(1);
    },
  );
});
