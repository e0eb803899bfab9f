import type { VoiLutFunction } from '../../../pixels/image-description.js';
import type { LookupTable } from '../../../pixels/lookup-table.js';
import type { OverlayPlane } from '../../../pixels/overlay-planes.js';
import type { SopReference } from '../sop-reference.js';

export type Rgb = readonly [red: number, green: number, blue: number];
/** x is the column, y the row, in the units that stand beside it. */
export type Point = readonly [x: number, y: number];

/** Bounding Box, Anchor Point or Graphic Annotation Units (PS3.3 C.10.5.1.1): pixels of the picture, or shares of the displayed area. */
export type AnnotationUnits = 'PIXEL' | 'DISPLAY';

/** Which pictures something belongs to; empty means all that the presentation state names. */
export interface Scoped {
  readonly scope: readonly SopReference[];
}

/** A window, or a table with its name (PS3.3 C.11.8). */
export interface SoftcopyVoi extends Scoped {
  readonly window: { readonly center: number; readonly width: number } | null;
  readonly windowFunction: VoiLutFunction;
  readonly untrustedExplanation: string;
  /** The first table of its VOI LUT Sequence, which stands in the place of a window. */
  readonly table: LookupTable | null;
}

/** Rows and columns count from 1 (PS3.3 C.7.6.11). */
export type Shutter =
  | { readonly shape: 'RECTANGULAR'; readonly left: number; readonly right: number; readonly upper: number; readonly lower: number }
  | { readonly shape: 'CIRCULAR'; readonly row: number; readonly column: number; readonly radius: number }
  | { readonly shape: 'POLYGONAL'; readonly vertices: readonly Point[] };

/** Clockwise rotation first, then the flip about the vertical axis (PS3.3 C.10.6). */
export interface SpatialTransformation {
  readonly rotation: 0 | 90 | 180 | 270;
  readonly flipHorizontal: boolean;
}

/** Pixels of the untransformed picture that stand at the corners of the screen after the transformation (PS3.3 C.10.4). */
export interface DisplayedArea extends Scoped {
  readonly topLeft: Point;
  readonly bottomRight: Point;
  readonly sizeMode: 'SCALE TO FIT' | 'TRUE SIZE' | 'MAGNIFY' | '';
  readonly magnification: number | null;
}

export interface GraphicLayer {
  readonly name: string;
  readonly order: number;
  readonly description: string;
  /** Null where the file recommends none. */
  readonly color: Rgb | null;
}

export interface TextObject {
  readonly text: string;
  readonly box: { readonly units: AnnotationUnits; readonly topLeft: Point; readonly bottomRight: Point } | null;
  readonly justification: 'LEFT' | 'RIGHT' | 'CENTER';
  readonly anchor: { readonly units: AnnotationUnits; readonly at: Point; readonly isVisible: boolean } | null;
}

export const GRAPHIC_TYPES = ['POINT', 'POLYLINE', 'INTERPOLATED', 'CIRCLE', 'ELLIPSE'] as const;
export type GraphicType = (typeof GRAPHIC_TYPES)[number];

export interface GraphicObject {
  readonly type: GraphicType;
  readonly units: AnnotationUnits;
  readonly points: readonly Point[];
  readonly filled: boolean;
}

/** What is written and drawn on some pictures, in one layer (PS3.3 C.10.5). */
export interface GraphicAnnotation extends Scoped {
  readonly layer: string;
  readonly texts: readonly TextObject[];
  readonly graphics: readonly GraphicObject[];
}

/** An overlay of the presentation state itself, in the layer that activates it (PS3.3 C.11.7). */
export interface LayerPlane {
  readonly layer: string;
  readonly plane: OverlayPlane;
}

/** What of a presentation state this program sees and doesn't apply; each has a sentence. `table` and `bitmap`: such a one is damaged. */
export type NotApplied = 'table' | 'bitmap' | 'palette' | 'profile' | 'compound-graphic' | 'mask' | 'beyond-bounds';

/** A presentation state (PS3.3 A.33), as a plain value. */
export interface Presentation {
  readonly kind: 'presentation';
  readonly label: string;
  readonly description: string;
  readonly creator: string;
  readonly date: string;
  readonly time: string;
  readonly images: readonly SopReference[];
  /** What gives stored values the unit of its windows; identity where it says nothing, whatever the picture says (PS3.4 N.2.1.1). */
  readonly rescale: { readonly slope: number; readonly intercept: number };
  /** Stands in the place of `rescale` where there is one (PS3.3 C.11.1). */
  readonly modalityLut: LookupTable | null;
  readonly windows: readonly SoftcopyVoi[];
  readonly shutters: readonly Shutter[];
  /** What a bitmap covers: where its bits are 1 (PS3.3 C.7.6.15). Null where there is none. */
  readonly bitmapShutter: OverlayPlane | null;
  /** Shutter Presentation Value: grey from 0 (black) to 1. */
  readonly shutterGrey: number;
  /** Presentation LUT Shape; it stands in the place of the picture's own polarity (PS3.3 C.11.6). Null where the file gives none. */
  readonly lutShape: 'IDENTITY' | 'INVERSE' | null;
  /** Stands in the place of `lutShape` where there is one. */
  readonly presentationLut: LookupTable | null;
  readonly transformation: SpatialTransformation;
  readonly areas: readonly DisplayedArea[];
  readonly layers: readonly GraphicLayer[];
  readonly annotations: readonly GraphicAnnotation[];
  readonly planes: readonly LayerPlane[];
  readonly notApplied: readonly NotApplied[];
}
