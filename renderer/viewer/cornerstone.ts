import cornerstone, { type EnabledElement, type Image, type Viewport } from 'cornerstone-core';
import type { ColourMapId } from '../../core/pixels/colour-maps/colour-map.js';
import type { DisplayFrame } from '../../core/pixels/display-frame.js';
import type { Voi } from '../../core/pixels/voi-lut.js';
import type { Rotation } from '../app/view.js';
import type { Matrix } from '../ui/screen-shapes.js';
import { paintColor, paintGrey } from './paint-frame.js';

/** A frame and how it is to be drawn. */
export interface Picture {
  /** Tells this frame from every other one. */
  readonly key: string;
  readonly display: DisplayFrame;
  /** Ignored for colour. */
  readonly voi: Voi;
  readonly invert: boolean;
  /** What grey is shown with; grey where absent. */
  readonly colours?: ColourMapId;
  readonly rotation: Rotation;
  readonly flipHorizontal: boolean;
  readonly flipVertical: boolean;
  /** Screen pixels for one pixel of the picture, along its finer axis. */
  readonly scale: number;
  /** In pixels of the picture, along the axes of the screen. */
  readonly pan: { readonly x: number; readonly y: number };
  /** Distance of rows and of columns: only their ratio counts here. */
  readonly aspect: { readonly row: number; readonly column: number };
  /** Between the middles of pixels greys are blended; else each pixel is a square of its own grey. */
  readonly isSmooth: boolean;
}

/** Longest side and most pixels of a canvas that Chromium draws. */
const MOST_SIDE = 16_384;
const MOST_PIXELS = 2 ** 28;
export const canBeDrawn = (rows: number, columns: number): boolean =>
  rows <= MOST_SIDE && columns <= MOST_SIDE && rows * columns <= MOST_PIXELS;

/**
 * The one place that knows cornerstone-core. It gives the viewport: one canvas, its place on the screen (fit, zoom, pan,
 * turn, flip) and when it is drawn. Grey levels come from core/pixels, because cornerstone's own linear window isn't the one of
 * PS3.3 C.11.2.1.2 (it lacks the half steps) and it knows neither SIGMOID nor values that aren't whole numbers.
 */
export class PictureSurface {
  readonly #element: HTMLElement;
  readonly #canvas: HTMLCanvasElement;
  readonly #bitmap = document.createElement('canvas');
  readonly #onRendered: () => void;
  #picture: Picture | null = null;
  #painted: Pick<Picture, 'display' | 'voi' | 'invert' | 'colours'> | null = null;

  /** `element` is empty and stays so for React: the canvas in it is this surface's. */
  constructor(element: HTMLElement, onRendered: () => void) {
    this.#element = element;
    this.#onRendered = onRendered;
    this.#canvas = document.createElement('canvas');
    this.#canvas.className = 'cornerstone-canvas';
    // Asked for first, so that cornerstone's "desynchronized" context, which can miss in screenshots, isn't made.
    this.#canvas.getContext('2d', { alpha: false });
    element.append(this.#canvas);
    cornerstone.enable(element);
    element.addEventListener(cornerstone.EVENTS.IMAGE_RENDERED, this.#onRendered);
  }

  /** Draws it with the next animation frame. */
  show(picture: Picture): void {
    this.#picture = picture;
    cornerstone.displayImage(this.#element, this.#imageOf(picture), viewportOf(picture));
  }

  /** Draws the picture as it was painted last on another canvas, each pixel where `matrix` says. */
  drawOn(canvas: HTMLCanvasElement, { a, b, c, d, e, f }: Matrix): void {
    const context = canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (!this.#picture || this.#bitmap.width === 0) return;
    context.imageSmoothingEnabled = this.#picture.isSmooth;
    context.setTransform(a, b, c, d, e, f);
    context.drawImage(this.#bitmap, 0, 0);
  }

  /** The element has another size; `show` follows. */
  resize(): void {
    cornerstone.resize(this.#element, false);
  }

  /** Nothing is shown. */
  clear(): void {
    this.#forget();
    const context = this.#canvas.getContext('2d');
    context?.setTransform(1, 0, 0, 1, 0, 0);
    context?.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
  }

  /** Frees canvas and pixels. cornerstone keeps what it drew last (its issues 519 and 592): that is cut loose by hand. */
  dispose(): void {
    this.#element.removeEventListener(cornerstone.EVENTS.IMAGE_RENDERED, this.#onRendered);
    this.#forget();
    cornerstone.disable(this.#element);
    this.#canvas.width = 0;
    this.#canvas.height = 0;
  }

  #forget(): void {
    const enabled = cornerstone.getEnabledElement(this.#element);
    enabled.image = undefined;
    enabled.viewport = undefined;
    enabled.renderingTools = {};
    this.#picture = null;
    this.#painted = null;
    this.#bitmap.width = 0;
    this.#bitmap.height = 0;
  }

  #imageOf(picture: Picture): Image {
    const { display, aspect } = picture;
    const isGrey = display.kind === 'grey';
    return {
      imageId: picture.key,
      width: display.columns,
      height: display.rows,
      rows: display.rows,
      columns: display.columns,
      color: !isGrey,
      rowPixelSpacing: aspect.row,
      columnPixelSpacing: aspect.column,
      minPixelValue: isGrey ? display.minValue : 0,
      maxPixelValue: isGrey ? display.maxValue : 255,
      slope: isGrey ? display.slope : 1,
      intercept: isGrey ? display.intercept : 0,
      windowCenter: 128,
      windowWidth: 255,
      invert: false,
      sizeInBytes: isGrey ? display.values.byteLength : display.rgba.byteLength,
      getPixelData: () => (isGrey ? display.values : display.rgba),
      render: (enabledElement) => this.#draw(enabledElement),
    };
  }

  #draw(enabledElement: EnabledElement): void {
    const context = this.#canvas.getContext('2d');
    if (!context || !this.#picture) return;
    this.#paint(this.#picture);
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = '#000';
    context.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    context.imageSmoothingEnabled = this.#picture.isSmooth;
    context.imageSmoothingQuality = 'medium';
    cornerstone.setToPixelCoordinateSystem(enabledElement, context);
    context.drawImage(this.#bitmap, 0, 0);
  }

  /** Values to grey once for each frame and window: zoom, pan and turns only draw again. */
  #paint(picture: Picture): void {
    const { display, voi, invert, colours = 'grey' } = picture;
    const before = this.#painted;
    if (before?.display === display && before.invert === invert && before.colours === colours && isSameVoi(before.voi, voi)) return;
    if (this.#bitmap.width !== display.columns || this.#bitmap.height !== display.rows) {
      this.#bitmap.width = display.columns;
      this.#bitmap.height = display.rows;
    }
    const context = this.#bitmap.getContext('2d', { alpha: false });
    if (!context) return;
    const pixels = new ImageData(display.columns, display.rows);
    const words = new Uint32Array(pixels.data.buffer);
    if (display.kind === 'grey') paintGrey(display, voi, invert, words, colours);
    else paintColor(display, invert, words);
    context.putImageData(pixels, 0, 0);
    this.#painted = { display, voi, invert, colours };
  }
}

const isSameVoi = (a: Voi, b: Voi): boolean => ('table' in a || 'table' in b ? a === b : a.center === b.center && a.width === b.width);

const viewportOf = (picture: Picture): Viewport => ({
  scale: picture.scale,
  translation: { ...picture.pan },
  rotation: picture.rotation,
  hflip: picture.flipHorizontal,
  vflip: picture.flipVertical,
  invert: false,
  pixelReplication: false,
  voi: { windowCenter: 128, windowWidth: 255 },
});
