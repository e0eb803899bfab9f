import type { ParsedFile } from '../../dicom/parse-file.js';
import type { CodecSet } from '../../pixels/frame-codec.js';
import type { EncoderSet } from '../../pixels/frame-encoder.js';
import type { RedactionPlan } from './redaction.js';

/** What covering boxes in compressed pixels needs. */
export interface RedactionCodecs {
  readonly decoders: CodecSet;
  readonly encoders: EncoderSet;
}

/** Loads what a plan needs, at once where that is nothing. Rejects only where the host can't give a binary. */
export async function prepareRedaction(parsed: ParsedFile, plan: RedactionPlan | null, codecs: RedactionCodecs): Promise<void> {
  if (!plan) return;
  await codecs.decoders.prepare(parsed.transferSyntax.uid);
  await codecs.decoders.prepare(plan.transferSyntaxUid);
  if (plan.method !== 'in-place' && plan.method !== 'blocks') await codecs.encoders.prepare(plan.transferSyntaxUid);
}
