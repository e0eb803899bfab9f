export { hasObjectView, ObjectView } from './object-view.js';
export { SliceOverlay } from './overlay/slice-overlay.js';
export { ObjectsProvider } from './shelf.js';
