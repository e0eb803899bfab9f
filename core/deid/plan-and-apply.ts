import type { ParsedFile } from '../dicom/parse-file.js';
import { parseFile } from '../dicom/parse-file.js';
import type { Splice } from '../dicom/splice-file.js';
import { spliceSource } from '../dicom/splice-source.js';
import { RLE_LOSSLESS } from '../pixels/encoded-syntaxes.js';
import { FrameError } from '../pixels/frame-error.js';
import { applyPlan } from './apply.js';
import type { FilePlan, LeftOut } from './export-plan.js';
import type { LeakSearch } from './leak-search/term-dictionary.js';
import { whyBitsHide } from './pixel-cleaning/hidden-bits.js';
import type { FileChoice, Planner } from './plan.js';
import { planClearingBits } from './plan-clearing-bits.js';
import { prepareRedaction, type RedactionCodecs } from './redact/redaction-codecs.js';

export interface AppliedPlan {
  readonly plan: FilePlan;
  readonly splice: Splice;
}

/**
 * Plans a file and makes of the plan what would be written. Where an encoder fails on the samples (some do on noise, which doesn't become
 * smaller), the file is planned once more without that encoder, which leaves RLE.
 * @throws RedactionError, FrameError where boxes can't be put into it either way; PlanMismatch, ByteRangeError
 */
export async function planAndApply(
  planner: Planner,
  fileId: string,
  parsed: ParsedFile,
  choice: FileChoice,
  search: LeakSearch,
  codecs: RedactionCodecs,
): Promise<AppliedPlan | LeftOut> {
  const plan = await planClearingBits(planner, fileId, parsed, choice, search, codecs.decoders);
  if ('reason' in plan) return plan;
  await prepareRedaction(parsed, plan.redaction, codecs);
  try {
    const splice = applyPlan(parsed, plan, fileId, codecs);
    return (await stillHides(parsed, plan, splice, codecs)) ? { fileId, reason: 'bits-beside-picture' } : { plan, splice };
  } catch (error) {
    const written = plan.redaction?.transferSyntaxUid;
    const isEncoded = plan.redaction?.method === 'same-syntax' || plan.redaction?.method === 'to-jpeg-ls';
    const mayAvoid = isEncoded && written !== RLE_LOSSLESS && choice.avoidedSyntax === undefined;
    if (!(error instanceof FrameError) || !mayAvoid || written === undefined) throw error;
    return planAndApply(planner, fileId, parsed, { ...choice, avoidedSyntax: written }, search, codecs);
  }
}

/** Frames that were encoded anew are looked at once more, as they would be written. */
async function stillHides(
  { source }: ParsedFile,
  { redaction }: FilePlan,
  splice: Splice,
  { decoders }: RedactionCodecs,
): Promise<boolean> {
  if (!redaction?.everyFrame) return false;
  return (await whyBitsHide(parseFile(spliceSource(splice, () => source)), decoders)) !== null;
}
