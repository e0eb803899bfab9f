export { ManualDialog } from './manual-dialog.js';
