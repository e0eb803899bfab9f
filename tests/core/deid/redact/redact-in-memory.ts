import { applyPlan } from '../../../../core/deid/apply.js';
import type { FilePlan } from '../../../../core/deid/export-plan.js';
import type { FileReview } from '../../../../core/deid/export-review.js';
import { createPlanner, type FileChoice } from '../../../../core/deid/plan.js';
import { BASIC_POLICY } from '../../../../core/deid/policy.js';
import { prepareRedaction, type RedactionCodecs } from '../../../../core/deid/redact/redaction-codecs.js';
import { reviewFile } from '../../../../core/deid/review.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import type { ParsedFile } from '../../../../core/dicom/parse-file.js';
import { spliceBytes } from '../../dicom/tile-file.js';
import { parse, SEED, searchOf } from '../export-in-memory.js';

export interface Redacted {
  readonly source: ParsedFile;
  readonly plan: FilePlan;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly output: ParsedFile;
  readonly review: FileReview;
}

/** Plans, applies and reviews one file with boxes; throws where it is left out. */
export async function redact(input: Uint8Array, choice: Partial<FileChoice>, codecs: RedactionCodecs): Promise<Redacted> {
  const source = parse(input);
  const search = searchOf(source);
  const planned = createPlanner(BASIC_POLICY, SEED).planFile('file', source, { includeUnchecked: true, ...choice }, search);
  if ('reason' in planned) throw new Error(`left out: ${planned.reason}`);
  await prepareRedaction(source, planned.redaction, codecs);
  const bytes = spliceBytes(applyPlan(source, planned, 'file', codecs), source.source);
  return { source, plan: planned, bytes, output: parse(bytes), review: reviewBytes(planned, source, bytes, codecs) };
}

export function reviewBytes(plan: FilePlan, source: ParsedFile, bytes: Uint8Array, codecs: RedactionCodecs): FileReview {
  const staged = { stagedId: 's', name: 'IM000000.dcm', sha256: '', source: memorySource(bytes) };
  return reviewFile(plan, source, staged, searchOf(source), codecs);
}
