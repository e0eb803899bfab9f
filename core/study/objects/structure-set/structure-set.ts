import type { Vector } from '../../geometry.js';

/** Contour Geometric Type (3006,0042). */
export const CONTOUR_TYPES = ['POINT', 'OPEN_PLANAR', 'OPEN_NONPLANAR', 'CLOSED_PLANAR', 'CLOSEDPLANAR_XOR'] as const;
export type ContourType = (typeof CONTOUR_TYPES)[number];

export interface Contour {
  readonly type: ContourType;
  /** x, y, z of one point after the other, in the patient's coordinates, mm. */
  readonly points: Float64Array;
  /** SOP Instance UID of the picture on which it was drawn, '' where the file doesn't say. */
  readonly imageUid: string;
}

export type Rgb = readonly [red: number, green: number, blue: number];

/** A region of interest (PS3.3 C.8.8.5, C.8.8.6). */
export interface StructureRegion {
  readonly number: number;
  readonly name: string;
  /** RT ROI Interpreted Type, e.g. ORGAN, PTV; '' where there is none. */
  readonly interpretedType: string;
  readonly frameOfReferenceUid: string;
  /** Null where the file gives none. */
  readonly color: Rgb | null;
  readonly contours: readonly Contour[];
}

/** An RT structure set, as a plain value. */
export interface StructureSet {
  readonly kind: 'structure-set';
  readonly label: string;
  readonly date: string;
  readonly regions: readonly StructureRegion[];
  /** Series Instance UIDs on which it was drawn. */
  readonly seriesUids: readonly string[];
  readonly points: number;
  /** Whether contours lie beyond the bounds, or can't be read, and aren't here. */
  readonly isCut: boolean;
}

export const pointAt = (contour: Contour, index: number): Vector => [
  contour.points[index * 3] ?? 0,
  contour.points[index * 3 + 1] ?? 0,
  contour.points[index * 3 + 2] ?? 0,
];
