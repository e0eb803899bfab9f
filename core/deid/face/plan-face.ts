import { childPath } from '../../dicom/data-set.js';
import { encodeAscii } from '../../dicom/encode-value.js';
import type { ParsedFile } from '../../dicom/parse-file.js';
import type { Tag } from '../../dicom/tag.js';
import { describeGrey, describeImage } from '../../pixels/image-description.js';
import type { Addition } from '../export-plan.js';
import { RedactionError, type RedactionPlan, type RedactionRequest } from '../redact/redaction.js';
import type { FaceTreatment } from './face-treatment.js';

const RECOGNIZABLE_VISUAL_FEATURES: Tag = 0x00280302;

/** The boxes that a treatment covers. */
export const faceBoxes = (face: FaceTreatment | undefined): RedactionRequest => (face?.kind === 'deface' ? face.erasure.boxes : []);

/** Whether something of a face is really covered in this file: a slice of the neck may have nothing of it. */
export const coversFace = (face: FaceTreatment | undefined): boolean => faceBoxes(face).some(({ boxes }) => boxes.length > 0);

/**
 * The plan with air where the face was, in place of black: a value that a picture of this head has anyway.
 * @throws RedactionError where boxes would grow to the blocks of a compressed picture: what lies behind the face has to stay.
 */
export function asAir(
  parsed: ParsedFile,
  plan: RedactionPlan | null,
  { boxes: others = [], face }: { readonly boxes?: RedactionRequest; readonly face?: FaceTreatment },
): RedactionPlan | null {
  if (!plan || face?.kind !== 'deface' || !coversFace(face)) return plan;
  if (plan.method === 'blocks') throw new RedactionError('syntax-not-covered');
  // Writing is covered with black, which nobody takes for a part of the picture.
  const air = others.some(({ boxes }) => boxes.length > 0) ? null : storedAir(parsed, face.erasure.air);
  return air === null ? plan : { ...plan, fill: [air] };
}

/** The stored value of air, inside the bits that are stored and no padding; null where there is none. */
function storedAir(parsed: ParsedFile, air: number | null): number | null {
  const image = describeImage(parsed.dataSet);
  if (air === null || image.kind === 'refused' || image.samplesPerPixel !== 1 || image.sampleKind !== 'integer') return null;
  const { slope, intercept } = describeGrey(parsed.dataSet, 0);
  const value = Math.round((air - intercept) / slope);
  const { bitsStored, signed, padding } = image;
  const low = signed ? -(2 ** (bitsStored - 1)) : 0;
  const isStorable = value >= low && value < low + 2 ** bitsStored;
  const isPadding = padding !== null && value >= padding.low && value <= padding.high;
  return isStorable && !isPadding ? value : null;
}

/** Recognizable Visual Features (0028,0302): NO only where a person has looked at what leaves (PS3.15 §E.3.2). */
export function faceMarks(face: FaceTreatment | undefined): readonly Addition[] {
  if (face?.kind !== 'deface' || !face.isConfirmed) return [];
  const tag = RECOGNIZABLE_VISUAL_FEATURES;
  return [{ path: childPath('', tag), tag, vr: 'CS', reason: 'mark', depth: 0, value: encodeAscii('CS', 'NO') }];
}
