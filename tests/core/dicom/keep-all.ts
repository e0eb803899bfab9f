import { applyPlan } from '../../../core/deid/apply.js';
import type { ElementDecision, FilePlan } from '../../../core/deid/export-plan.js';
import { planMadeFor } from '../../../core/deid/made-for.js';
import { walkElements } from '../../../core/dicom/data-set.js';
import type { ParsedFile } from '../../../core/dicom/parse-file.js';
import { spliceBytes } from './tile-file.js';

type Mode = 'keep' | 'descend';

/** A plan that changes nothing: every sequence of the data set copied as it lies, or written anew from its items. */
function unchanged(parsed: ParsedFile, mode: Mode, dataSetAction?: 'remove'): FilePlan {
  const decisions: ElementDecision[] = [];
  for (const part of parsed.fileMeta ? [parsed.fileMeta, parsed.dataSet] : [parsed.dataSet]) {
    walkElements(part, (element, path) => {
      const { tag, vr } = element;
      const depth = path.split('[').length - 1;
      const action = part === parsed.fileMeta ? 'keep' : (dataSetAction ?? (element.items && mode === 'descend' ? 'descend' : 'keep'));
      decisions.push({ path, tag, vr, depth, action, reason: 'not-identifying', after: null });
    });
  }
  return { fileId: 'f', decisions, additions: [], redaction: null, overruled: [], pixels: null, madeFor: planMadeFor(parsed) };
}

/** The whole file that such a plan writes. */
export const keepAll = (parsed: ParsedFile, mode: Mode): Uint8Array<ArrayBuffer> =>
  spliceBytes(applyPlan(parsed, unchanged(parsed, mode), 'source'), parsed.source);

/** The data set of it. */
export function writeUnchanged(parsed: ParsedFile, mode: Mode): Uint8Array {
  const label = spliceBytes(applyPlan(parsed, unchanged(parsed, mode, 'remove'), 'source'), parsed.source).length;
  return keepAll(parsed, mode).subarray(label);
}
