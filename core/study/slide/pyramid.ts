import type { InstanceRecord } from '../instance-record.js';
import type { SlideRecord } from './slide-record.js';

/** A record of a picture in tiles. */
export type SlideFile = InstanceRecord & { readonly slide: SlideRecord };
export const isSlide = (record: InstanceRecord): record is SlideFile => record.slide !== undefined;

/** Levels first, the largest first; then what lies beside them. Names of a person are likeliest on what comes last. */
const ROLES: readonly SlideRecord['role'][] = ['volume', 'unknown', 'thumbnail', 'overview', 'label'];

export function compareSlides(a: SlideFile, b: SlideFile): number {
  const role = ROLES.indexOf(a.slide.role) - ROLES.indexOf(b.slide.role);
  return role || b.slide.shape.totalColumns - a.slide.shape.totalColumns || (a.instanceNumber ?? 0) - (b.instanceNumber ?? 0);
}

/** A label is a photograph of what was written on the glass, and an overview mostly shows the label too. */
export const mayHoldNames = ({ role }: SlideRecord): boolean => role === 'label' || role === 'overview';

/** Levels of one pyramid may differ in their shape by what rounding does to them. */
const SAME_SHAPE = 0.05;

/**
 * The levels that show the same as `file`, the largest first, of each size one: `file` itself for its own size. A label or an overview
 * stands alone, and so does a level of other focal planes, optical paths or another shape.
 */
export function levelsOf(file: SlideFile, files: readonly SlideFile[]): SlideFile[] {
  if (mayHoldNames(file.slide)) return [file];
  const aspect = ({ slide: { shape } }: SlideFile): number => shape.totalColumns / shape.totalRows;
  const matching = files.filter(
    (other) =>
      !mayHoldNames(other.slide) &&
      other.slide.shape.depths === file.slide.shape.depths &&
      other.slide.channels.length === file.slide.channels.length &&
      Math.abs(aspect(other) / aspect(file) - 1) < SAME_SHAPE,
  );
  const bySize = new Map<number, SlideFile>();
  for (const level of [file, ...matching]) {
    const size = level.slide.shape.totalColumns;
    if (!bySize.has(size)) bySize.set(size, level);
  }
  return [...bySize.values()].sort((a, b) => b.slide.shape.totalColumns - a.slide.shape.totalColumns);
}

/** A level is drawn up to this much larger than its points before the next finer one is taken. */
const MOST_STRETCH = 1.3;

/**
 * The level to draw, as its place in `levels`: the coarsest that is fine enough.
 * @param scale points of the screen for one point of the largest level
 */
export function levelFor(levels: readonly SlideFile[], scale: number): number {
  const base = levels[0]?.slide.shape.totalColumns ?? 1;
  let chosen = 0;
  levels.forEach(({ slide: { shape } }, index) => {
    if ((base / shape.totalColumns) * scale <= MOST_STRETCH) chosen = index;
  });
  return chosen;
}
