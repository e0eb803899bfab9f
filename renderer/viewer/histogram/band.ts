/** The values that a panel spans, and the window between its two edges. */
export interface Span {
  readonly low: number;
  readonly high: number;
}

/** Room at either side, as a share of the values: an edge at the least value can still be taken hold of. */
const MARGIN = 0.04;

export function spanOf({ least, most }: { readonly least: number; readonly most: number }): Span {
  const margin = (most - least) * MARGIN;
  return { low: least - margin, high: most + margin };
}

const clamp = (value: number, { low, high }: Span): number => Math.min(high, Math.max(low, value));

/** The window as far as it lies in the span. */
export const inSpan = (band: Span, span: Span): Span => ({ low: clamp(band.low, span), high: clamp(band.high, span) });

/** A press of a key moves an edge by this share of the span. */
const STEPS = 200;
export const stepOf = ({ low, high }: Span): number => (high - low) / STEPS;

/** The window after its edges were moved by a slider, which speaks in steps: an edge that wasn't moved stays where it is, between steps and outside too. */
export function movedBand(band: Span, span: Span, low: number, high: number): Span {
  const step = stepOf(span);
  const isStill = (now: number, before: number): boolean => {
    const onStep = span.low + Math.round((clamp(before, span) - span.low) / step) * step;
    return Math.abs(now - onStep) < step / 4;
  };
  return { low: isStill(low, band.low) ? band.low : low, high: isStill(high, band.high) ? band.high : high };
}

/** Share of the span at which a value lies, from 0 to 1. */
export const shareOf = (value: number, { low, high }: Span): number => (value - low) / (high - low);

/** How high a step stands, from 0 to 1: by the logarithm, because air or background would flatten all else. */
export const heightOf = (count: number, most: number): number => (most <= 0 ? 0 : Math.log1p(count) / Math.log1p(most));
