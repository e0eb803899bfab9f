import type { FilePlan } from '../../../../core/deid/export-plan.js';
import type { FileReview } from '../../../../core/deid/export-review.js';
import { createPlanner, type FileChoice } from '../../../../core/deid/plan.js';
import { planAndApply } from '../../../../core/deid/plan-and-apply.js';
import { BASIC_POLICY } from '../../../../core/deid/policy.js';
import type { RedactionCodecs } from '../../../../core/deid/redact/redaction-codecs.js';
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
  const planner = createPlanner(BASIC_POLICY, SEED);
  const applied = await planAndApply(planner, 'file', source, { includeUnchecked: true, ...choice }, search, codecs);
  if ('reason' in applied) throw new Error(`left out: ${applied.reason}`);
  const { plan, splice } = applied;
  const bytes = spliceBytes(splice, source.source);
  return { source, plan, bytes, output: parse(bytes), review: reviewBytes(plan, source, bytes, codecs) };
}

export function reviewBytes(plan: FilePlan, source: ParsedFile, bytes: Uint8Array, codecs: RedactionCodecs): FileReview {
  const staged = { stagedId: 's', name: 'IM000000.dcm', sha256: '', source: memorySource(bytes) };
  return reviewFile(plan, source, staged, searchOf(source), codecs);
}
