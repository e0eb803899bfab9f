import type { ElementCounts, ExportFailure } from '../core/bridge.js';
import type { LeftOutReason } from '../core/deid/export-plan.js';
import type { RedactionCount } from '../core/deid/export-review.js';
import type { ExportOptions } from './export-options.js';
import type { SeenText, TextOption } from './look-for-text.js';
import type { UnreadReason } from './open-inputs.js';

/** One file that was met: every one has a row. */
export interface ReportRow {
  readonly path: string;
  readonly status: 'exported' | 'left-out' | 'failed';
  readonly reason: LeftOutReason | UnreadReason | ExportFailure | null;
  readonly output: { readonly path: string; readonly sha256: string; readonly bytes: number } | null;
  readonly elements: ElementCounts | null;
  /** What was seen and done in its pictures; null where they weren't looked at and no box was asked for. */
  readonly pixels: PixelNote | null;
}

/** Numbers only: the words that were read are the person's. */
export interface PixelNote {
  readonly text: SeenText | null;
  /** Boxes that are covered in the copy, and how; null where none are. */
  readonly covered: RedactionCount | { readonly method: 'drawn'; readonly frames: number; readonly boxes: number } | null;
}

/** What an export says of its sources: personal (it names files), so never inside the copy. */
export interface Report {
  readonly schema: 1;
  readonly text: TextOption;
  readonly faces: 'leave-out' | 'keep' | 'deface' | 'not-looked-for';
  readonly checks: { readonly secondReader: number; readonly leakSearch: number; readonly readBack: number };
  readonly inputs: readonly ReportRow[];
}

export function makeReport(options: ExportOptions, rows: readonly ReportRow[], checks: Report['checks']): Report {
  return { schema: 1, text: options.text, faces: options.faces, checks, inputs: rows };
}

/** The row of a file that is left out. */
export const leftOutRow = (path: string, reason: NonNullable<ReportRow['reason']>, text: SeenText | null = null): ReportRow => ({
  path,
  status: 'left-out',
  reason,
  output: null,
  elements: null,
  pixels: text && { text, covered: null },
});
