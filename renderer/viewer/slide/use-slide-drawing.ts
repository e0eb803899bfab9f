import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { Window } from '../../../core/pixels/voi-lut.js';
import type { SlideFile } from '../../../core/study/slide/pyramid.js';
import { useCell } from '../../app/cell.js';
import { useServices } from '../../app/services.js';
import type { PictureErrorCode } from '../../app/state.js';
import { useDispatch } from '../../app/store.js';
import type { View } from '../../app/view.js';
import { drawSlide } from './draw-slide.js';
import type { SlidePlacement } from './place-slide.js';
import type { SlideTiles, WantedTile } from './slide-tiles.js';
import { byDistance, planSlide, type SlidePlan } from './slide-view.js';
import { slideWindow, valueRange } from './slide-window.js';

interface Drawing {
  readonly file: SlideFile;
  readonly levels: readonly SlideFile[];
  readonly placement: SlidePlacement | null;
  readonly view: View;
  readonly isCovered: boolean;
  readonly depth: number;
  readonly channel: number;
}

/** What stands on the canvas. */
export interface DrawnSlide {
  /** Place of the level that is drawn, in the levels of the slide. */
  readonly chosen: number;
  readonly isTooMuch: boolean;
  readonly waiting: number;
  /** Tiles in view that can't be shown, and why the first of them can't. */
  readonly failed: number;
  /** None of the tiles in view can be shown. */
  readonly isNothing: boolean;
  readonly code: PictureErrorCode | null;
}

const NOTHING: DrawnSlide = { chosen: 0, isTooMuch: false, waiting: 0, failed: 0, isNothing: false, code: null };

/** Asks for the tiles in view, and draws what is there with each frame of the screen. */
export function useSlideDrawing(canvas: RefObject<HTMLCanvasElement | null>, drawing: Drawing): DrawnSlide {
  const { slideTiles, painted } = useServices();
  const dispatch = useDispatch();
  const cell = useCell();
  const [drawn, setDrawn] = useState<DrawnSlide>(NOTHING);
  const latest = useRef(drawing);
  latest.current = drawing;
  const schedule = useMemo(() => {
    let asked = 0;
    let told = '';
    const draw = () => {
      asked = 0;
      const now = latest.current;
      if (!canvas.current || !now.placement) return;
      const plan = planOf(slideTiles, now);
      slideTiles.want(now.isCovered ? [] : wantedOf(plan, now.placement), String(cell));
      const next = now.isCovered ? NOTHING : stateOf(slideTiles, plan);
      const { least, most } = valueRange(slideTiles, plan, now.file);
      const window = slideWindow(now.file, now.view.voi, least, most);
      const isReady = isGround(slideTiles, plan) || now.isCovered || plan.isTooMuch;
      if (isReady) paint(canvas.current, slideTiles, now, now.placement, plan, window);
      setDrawn((before) => (same(before, next) ? before : next));
      if (!isReady) return;
      const shown = shownOf(now, next, window, least, most);
      const said = JSON.stringify(shown);
      if (said !== told) dispatch({ type: 'shown', shown, cell });
      told = said;
      painted.emit();
    };
    return {
      ask: () => {
        asked ||= requestAnimationFrame(draw);
      },
      stop: () => {
        cancelAnimationFrame(asked);
        asked = 0;
        slideTiles.want([], String(cell));
      },
    };
  }, [canvas, slideTiles, painted, dispatch, cell]);
  useEffect(() => {
    const unsubscribe = slideTiles.subscribe(schedule.ask);
    return () => {
      unsubscribe();
      schedule.stop();
    };
  }, [slideTiles, schedule]);
  // Whatever the drawing is made of may have changed: the plan is made anew from the latest.
  useEffect(() => schedule.ask());
  return drawn;
}

function planOf(tiles: SlideTiles, { levels, placement, depth, channel }: Drawing): SlidePlan {
  if (!placement) return { levels: [], chosen: 0, isTooMuch: false };
  const scale = placement.layout.scale * devicePixelRatio;
  return planSlide(levels, placement.part, scale, ({ fileId, slide }) => tiles.gridOf(fileId, slide.shape), depth, channel);
}

function wantedOf(plan: SlidePlan, { part }: SlidePlacement): WantedTile[] {
  return plan.levels.flatMap(({ file, tiles, across, down, shrink }) =>
    byDistance(tiles, part, across, down).map(({ frame }) => ({ fileId: file.fileId, frame, shrink })),
  );
}

function stateOf(tiles: SlideTiles, { levels, chosen, isTooMuch }: SlidePlan): DrawnSlide {
  const top = levels.at(-1);
  const met = (top?.tiles ?? []).map(({ frame }) => top && tiles.peek({ fileId: top.file.fileId, frame, shrink: top.shrink }));
  const failed = met.flatMap((tile) => (tile?.kind === 'error' ? [tile.code] : []));
  return {
    chosen,
    isTooMuch,
    waiting: met.filter((tile) => tile === undefined).length,
    failed: failed.length,
    isNothing: failed.length > 0 && failed.length === met.length,
    code: failed[0] ?? null,
  };
}

/** Something of the slide can be drawn: all of its coarsest level in view, or of the only one a first tile. */
function isGround(tiles: SlideTiles, { levels }: SlidePlan): boolean {
  const [ground] = levels;
  if (!ground) return false;
  if (ground.tiles.length === 0) return true;
  const has = ({ frame }: { frame: number }) => tiles.peek({ fileId: ground.file.fileId, frame, shrink: ground.shrink }) !== undefined;
  return levels.length > 1 ? ground.tiles.every(has) : ground.tiles.some(has);
}

function paint(
  canvas: HTMLCanvasElement,
  tiles: SlideTiles,
  { view, isCovered }: Drawing,
  { size, matrix }: SlidePlacement,
  plan: SlidePlan,
  window: Window,
): void {
  const tileOf = (wanted: WantedTile) => tiles.peek(wanted);
  const levels = isCovered ? [] : plan.levels;
  drawSlide(canvas, { size, density: devicePixelRatio, matrix, levels, invert: view.invert, window, tileOf });
}

function shownOf({ file, placement }: Drawing, drawn: DrawnSlide, window: Window, least: number, most: number) {
  const at = { fileId: file.fileId, frame: 0, ...(placement ? { reach: placement.reach } : {}) };
  if (drawn.code && drawn.isNothing) return { ...at, kind: 'error' as const, code: drawn.code };
  const isGrey = file.image.kind === 'image' && /^MONOCHROME/.test(file.image.photometric);
  return isGrey
    ? { ...at, kind: 'grey' as const, window, isTable: false, explanation: '', least, most, leastWidth: 1 }
    : { ...at, kind: 'color' as const };
}

const same = (a: DrawnSlide, b: DrawnSlide): boolean =>
  a.chosen === b.chosen && a.isTooMuch === b.isTooMuch && a.waiting === b.waiting && a.failed === b.failed && a.code === b.code;
