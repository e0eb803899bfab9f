import type { ColourMapId } from '../../core/pixels/colour-maps/colour-map.js';
import type { StoredCurve } from '../../core/pixels/voi-lut.js';
import type { ViewTurn } from '../../core/study/geometry.js';

export type Rotation = ViewTurn['rotation'];

/** Centre and width of a window, in the unit of the Modality LUT's output (PS3.3 C.11.2.1.2). */
export interface Window {
  readonly center: number;
  readonly width: number;
}

/** Which window a picture is shown with: its own, one of the presets, one that the person dragged, or, of a presentation state, one in stored values or the whole way to grey. */
export type Voi =
  | { readonly kind: 'curve'; readonly curve: StoredCurve }
  | { readonly kind: 'preset'; readonly id: string }
  | ({ readonly kind: 'custom' } & Window)
  | ({ readonly kind: 'stored' } & Window);

/** How the pictures of one series are looked at. Nothing of it changes a value: it is presentation only. */
export interface View {
  /** Null: what the file asks for, else the darkest to the brightest value. */
  readonly voi: Voi | null;
  readonly invert: boolean;
  /** What grey is shown with; of no effect on pictures in colour. */
  readonly colours: ColourMapId;
  /** Clockwise, after the flips. */
  readonly rotation: Rotation;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
  /** `fit`: relative to the whole picture in the viewport; `actual`: relative to one pixel of the picture on one of the screen. */
  readonly zoom: { readonly from: 'fit' | 'actual'; readonly factor: number };
  /** In pixels of the picture, along the axes of the screen. */
  readonly pan: { readonly x: number; readonly y: number };
}

export const INITIAL_VIEW: View = {
  voi: null,
  invert: false,
  colours: 'grey',
  rotation: 0,
  flipHorizontal: false,
  flipVertical: false,
  zoom: { from: 'fit', factor: 1 },
  pan: { x: 0, y: 0 },
};

const LEAST_ZOOM = 0.05;
const MOST_ZOOM = 64;

export function turn(view: View, degrees: 90 | -90): View {
  return { ...view, rotation: ((view.rotation + degrees + 360) % 360) as Rotation };
}

/**
 * Mirrors what is on the screen. The picture is flipped before it is turned, so that a picture that lies on its side is
 * flipped along its other axis to be mirrored as the person sees it.
 */
export function flip(view: View, axis: 'horizontal' | 'vertical'): View {
  const onItsSide = view.rotation === 90 || view.rotation === 270;
  return (axis === 'horizontal') !== onItsSide
    ? { ...view, flipHorizontal: !view.flipHorizontal }
    : { ...view, flipVertical: !view.flipVertical };
}

/** @param most the largest factor, where a picture is so large that the usual one isn't enough */
export function zoomBy(view: View, factor: number, most: number = MOST_ZOOM): View {
  const next = Math.min(most, Math.max(LEAST_ZOOM, view.zoom.factor * factor));
  return { ...view, zoom: { ...view.zoom, factor: next } };
}

export function wholePicture(view: View): View {
  return { ...view, zoom: { from: 'fit', factor: 1 }, pan: { x: 0, y: 0 } };
}

export function actualSize(view: View): View {
  return { ...view, zoom: { from: 'actual', factor: 1 }, pan: { x: 0, y: 0 } };
}

/** `x` and `y` in pixels of the picture, along the axes of the screen. */
export function panBy(view: View, x: number, y: number): View {
  return { ...view, pan: { x: view.pan.x + x, y: view.pan.y + y } };
}

/** A dragged window: never narrower than what the LINEAR function allows for the range at hand. */
export function windowBy(view: View, from: Window, least: number, center: number, width: number): View {
  return { ...view, voi: { kind: 'custom', center: from.center + center, width: Math.max(least, from.width + width) } };
}
