import type { ColourMapId } from '../../core/pixels/colour-maps/colour-map.js';
import type { GreyDisplay } from '../../core/pixels/display-frame.js';
import type { Vector } from '../../core/study/geometry.js';
import type { PlaneName } from '../../core/study/volume/cutting-plane.js';
import type { InkRange } from '../../core/study/volume/laid-over.js';
import type { PlaneFrame } from '../../core/study/volume/plane-frame.js';
import type { PlanePlace } from '../../core/study/volume/plane-place.js';
import type { Slab } from '../../core/study/volume/reslice.js';
import type { VolumeGrid } from '../../core/study/volume/volume-grid.js';
import type { View } from './view.js';

/** What turns values of the volume into grey, as its middle slice has it; without pixels. */
export type VolumeLook = GreyDisplay;

/** A series looked at as a volume, in three planes. Its voxels are in a worker. */
export interface VolumeView {
  readonly seriesKey: string;
  /** Null while it loads. */
  readonly loaded: LoadedVolume | null;
  readonly frame: PlaneFrame;
  /** The plane that keys act on. */
  readonly active: PlaneName;
  readonly slab: Slab;
  /** Another series that is laid over it, in colours; absent: none. */
  readonly over?: LaidOver;
  /** The cut that is to be shown once the volume is loaded; absent: the middle. */
  readonly wanted?: PlanePlace;
  /** How all three are looked at: window, zoom; never turned or mirrored. */
  readonly view: View;
}

/** A series over the planes of another. */
export interface LaidOver {
  readonly seriesKey: string;
  /** Null while it loads. */
  readonly loaded: LoadedVolume | null;
  /** From 0 to 1. */
  readonly opacity: number;
  readonly colours: Exclude<ColourMapId, 'grey'>;
  /** The values between which the colours go; null: as the series has them. */
  readonly range: InkRange | null;
}

/** What is known of a volume whose voxels are in a worker. */
export interface LoadedVolume {
  readonly grid: VolumeGrid;
  readonly look: VolumeLook;
  readonly fileId: string;
}

export type VolumeAction =
  | { readonly type: 'open' }
  | { readonly type: 'close' }
  | { readonly type: 'loaded'; readonly loaded: LoadedVolume }
  /** Lays a series over this one, or takes it away (null). */
  | { readonly type: 'lay'; readonly seriesKey: string | null }
  | { readonly type: 'laid'; readonly loaded: LoadedVolume }
  | { readonly type: 'look'; readonly change: Partial<Pick<LaidOver, 'opacity' | 'colours' | 'range'>> }
  | { readonly type: 'activate'; readonly plane: PlaneName }
  /** The planes meet in another place. */
  | { readonly type: 'center'; readonly center: Vector }
  /** Turns the two lines in a plane, clockwise. */
  | { readonly type: 'turn'; readonly plane: PlaneName; readonly angle: number }
  | { readonly type: 'turnActive'; readonly angle: number }
  | { readonly type: 'straighten' }
  | { readonly type: 'thickness'; readonly thickness: number }
  | { readonly type: 'thicknessBy'; readonly by: 1 | -1 }
  | { readonly type: 'mode'; readonly mode: Slab['mode'] };

/** Thicknesses to step through, in mm; 0 is a single cut. */
export const THICKNESSES: readonly number[] = [0, 2, 3, 5, 8, 10, 15, 20, 30, 50, 100];
export const SLAB_MODES: readonly Slab['mode'][] = ['mean', 'greatest', 'least'];
