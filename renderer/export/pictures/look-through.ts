import type { ExportAction, ExportState } from '../state.js';
import { framesOf } from './marks.js';

/** What a person does who looks through all pictures, agrees to every box, and doesn't wait for the search: for the rehearsal. */
export function lookThrough(state: ExportState): readonly ExportAction[] {
  if (state.kind === 'idle') return [];
  return [
    { type: 'pictures', action: { type: 'search', status: 'stopped' } },
    ...framesOf(state.pictures).map((at): ExportAction => ({ type: 'pictures', action: { type: 'check', at } })),
    { type: 'blackOut', taken: [] },
  ];
}
