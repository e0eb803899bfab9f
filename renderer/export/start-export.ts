import type { ExportAction, ExportTargets } from './state.js';

/** Opens the export screen on what is to be copied; the plan begins at once, and nothing leaves before the person agrees. */
export function startExport(dispatch: (action: ExportAction) => void, targets: ExportTargets): void {
  dispatch({ type: 'open', targets });
}
