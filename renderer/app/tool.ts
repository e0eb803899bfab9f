import { SHAPE_KINDS, type ShapeKind } from '../../core/study/measure/shape.js';

/** What dragging with the first button does to the view; `cursor` points at one place in all pictures. */
export type ViewTool = 'window' | 'scroll' | 'zoom' | 'pan' | 'cursor';

/** What the first button does: change the view, or draw a shape. */
export type Tool = ViewTool | ShapeKind;

const DRAWING: ReadonlySet<string> = new Set(SHAPE_KINDS);

export const isDrawing = (tool: Tool): tool is ShapeKind => DRAWING.has(tool);
