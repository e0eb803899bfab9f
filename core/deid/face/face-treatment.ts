import type { RedactionRequest } from '../redact/redaction.js';

/** What is replaced in one file so that no face can be rebuilt from its series. */
export interface FaceErasure {
  readonly boxes: RedactionRequest;
  /** The value of the air around this head, as it would be stored with slope 1; null where there is no air in the volume. */
  readonly air: number | null;
}

/** What becomes of a file from whose series a face could be rebuilt; a file without such a series has none. */
export type FaceTreatment =
  | { readonly kind: 'leave-out'; readonly why: 'face-in-volume' | 'face-possible' | 'face-unknown' }
  /** It leaves as it is, because somebody said so. */
  | { readonly kind: 'keep' }
  /** `isConfirmed`: a person has looked at the result. Only then does the copy say that nobody can be recognised in it. */
  | { readonly kind: 'deface'; readonly erasure: FaceErasure; readonly isConfirmed: boolean };
