import { sha256 } from '@noble/hashes/sha2.js';
import type { ByteSource } from '../dicom/byte-source.js';
import type { ParsedFile } from '../dicom/parse-file.js';
import type { FilePlan } from './export-plan.js';

/** Values of this size and more aren't part of the digest: they are kept or removed whole, whatever they say. */
const LARGE = 64 * 1024;
const STEP = 64 * 1024;

/** What a plan is bound to: the shape of the file, and a digest over every header and every small value of it. */
export function planMadeFor(parsed: ParsedFile): FilePlan['madeFor'] {
  const { source, layout, dataSet } = parsed;
  const digest = sha256.create();
  const add = (body: ByteSource, start: number, end: number) => {
    for (let at = start; at < end; at += STEP) digest.update(body.read(at, Math.min(STEP, end - at)));
  };
  add(source, layout.metaStart, layout.metaEnd);
  for (const element of dataSet.elements) {
    // A sequence is decided by what is inside, so all of it counts.
    const whole = element.items || element.end - element.valueOffset < LARGE;
    add(dataSet.body, element.offset, whole ? element.end : element.valueOffset);
  }
  const sha = Array.from(digest.digest(), (byte) => byte.toString(16).padStart(2, '0')).join('');
  return { size: source.size, metaEnd: layout.metaEnd, dataSetEnd: layout.dataSetEnd, digest: sha };
}
