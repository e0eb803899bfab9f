import { SHAPE_KINDS, type ShapeKind } from '../../core/study/measure/shape.js';

/** What dragging with the first button does to the view. */
export type ViewTool = 'window' | 'scroll' | 'zoom' | 'pan';

/** What the first button does: change the view, or draw a shape. */
export type Tool = ViewTool | ShapeKind;

const DRAWING: ReadonlySet<string> = new Set(SHAPE_KINDS);

export const isDrawing = (tool: Tool): tool is ShapeKind => DRAWING.has(tool);
