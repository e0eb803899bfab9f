let context: CanvasRenderingContext2D | null = null;

/** How wide a line is in the window's own letters, in pixels. */
export function textWidth(text: string, pixels: number, weight: 400 | 600): number {
  context ??= document.createElement('canvas').getContext('2d');
  // A window without a canvas shows no picture either; its labels would be as wide as can be.
  if (!context) return text.length * pixels;
  context.font = `${weight} ${pixels}px ${getComputedStyle(document.body).fontFamily}`;
  return context.measureText(text).width;
}
