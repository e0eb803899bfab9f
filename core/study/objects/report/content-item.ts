import type { CodedConcept } from '../coded-concept.js';
import type { SopReference } from '../sop-reference.js';

/** How an item belongs to the one above it (PS3.3 C.17.3.2.4); null at the root, and where the file's word isn't one of these. */
export const RELATIONSHIPS = [
  'CONTAINS',
  'HAS OBS CONTEXT',
  'HAS ACQ CONTEXT',
  'HAS CONCEPT MOD',
  'HAS PROPERTIES',
  'INFERRED FROM',
  'SELECTED FROM',
] as const;
export type Relationship = (typeof RELATIONSHIPS)[number];

/** A measurement: the number as the file writes it, so that no digit is made or lost (PS3.3 C.18.1). */
export interface MeasuredValue {
  readonly value: string;
  readonly unit: CodedConcept | null;
}

/** Points of an image region are column, row; the corner of the first pixel is 0, 0 (PS3.3 C.18.6). */
export interface SpatialCoordinates {
  readonly type: 'SCOORD';
  readonly graphic: string;
  readonly points: readonly (readonly [x: number, y: number])[];
}

/** Points are in the coordinates of the frame of reference, in mm (PS3.3 C.18.9). */
export interface SpatialCoordinates3d {
  readonly type: 'SCOORD3D';
  readonly graphic: string;
  readonly frameOfReferenceUid: string;
  readonly points: readonly (readonly [x: number, y: number, z: number])[];
}

/** What an item says, by its Value Type (PS3.3 C.17.3.2.1). Texts are the file's. */
export type ContentValue =
  | { readonly type: 'CONTAINER'; readonly isContinuous: boolean; readonly template: string }
  | { readonly type: 'TEXT' | 'PNAME' | 'DATE' | 'TIME' | 'DATETIME' | 'UIDREF'; readonly text: string }
  | { readonly type: 'CODE'; readonly code: CodedConcept | null }
  /** `qualifier` says why there is no number, or what kind of number it is. */
  | { readonly type: 'NUM'; readonly measured: readonly MeasuredValue[]; readonly qualifier: CodedConcept | null }
  | { readonly type: 'IMAGE' | 'COMPOSITE'; readonly reference: SopReference | null }
  | { readonly type: 'WAVEFORM'; readonly reference: SopReference | null; readonly channels: readonly (readonly [number, number])[] }
  | SpatialCoordinates
  | SpatialCoordinates3d
  | { readonly type: 'TCOORD'; readonly range: string; readonly positions: readonly string[] }
  /** By-reference (PS3.3 C.17.3.2.5): it points to another item of the same tree and is never followed, so that a ring is harmless. */
  | { readonly type: 'REFERENCE'; readonly target: string; readonly isKnown: boolean; readonly targetName: CodedConcept | null }
  | { readonly type: 'OTHER'; readonly untrustedType: string };

/** One node of the content tree. */
export interface ContentItem {
  /** As the standard numbers items: the root is `1`, its second child `1.2`. */
  readonly position: string;
  readonly relationship: Relationship | null;
  readonly concept: CodedConcept | null;
  readonly value: ContentValue;
  /** Observation DateTime (0040,A032), as the file writes it. */
  readonly observed: string;
  readonly children: readonly ContentItem[];
}
