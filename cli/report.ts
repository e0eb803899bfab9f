import type { ElementCounts, ExportFailure } from '../core/bridge.js';
import type { LeftOutReason } from '../core/deid/export-plan.js';
import type { ExportOptions } from './export-options.js';
import type { UnreadReason } from './open-inputs.js';

/** One file that was met: every one has a row. */
export interface ReportRow {
  readonly path: string;
  readonly status: 'exported' | 'left-out' | 'failed';
  readonly reason: LeftOutReason | UnreadReason | ExportFailure | null;
  readonly output: { readonly path: string; readonly sha256: string; readonly bytes: number } | null;
  readonly elements: ElementCounts | null;
}

/** What an export says of its sources: personal (it names files), so never inside the copy. */
export interface Report {
  readonly schema: 1;
  readonly text: 'auto' | 'off' | 'redact';
  readonly faces: 'leave-out' | 'keep' | 'deface' | 'not-looked-for';
  readonly checks: { readonly secondReader: number; readonly leakSearch: number; readonly readBack: number };
  readonly inputs: readonly ReportRow[];
}

export function makeReport(options: ExportOptions, rows: readonly ReportRow[], checks: Report['checks']): Report {
  return { schema: 1, text: options.text, faces: options.faces, checks, inputs: rows };
}
