/** The one way out: the screens that show what would leave, and what makes the copy once the person agrees. */
export { destinationOf } from './choices/purposes.js';
export { ExportScreen, type ExportScreenProps } from './export-screen.js';
export { MarksDialog } from './marks/marks-dialog.js';
export type { AskedMarks } from './marks/marks-session.js';
export { lookThrough } from './pictures/look-through.js';
export { ProofDialog } from './proof/proof-dialog.js';
export { exportReduce, initialExport } from './reduce.js';
export { startExport } from './start-export.js';
export type { ExportAction, ExportScope, ExportState, ExportTarget, ExportTargets } from './state.js';
export { VerifyDialog } from './verify/verify-dialog.js';
