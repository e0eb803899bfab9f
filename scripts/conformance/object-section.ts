import { OBJECT_SUPPORT } from '../../core/study/objects/object-support.js';
import { type Section, table } from './markdown.js';

/** What is read and shown of objects without a picture of their own. */
export function objectSection(): Section {
  const rows = OBJECT_SUPPORT.map(([feature, { status, note }]) => [feature, status, note]);
  return { title: 'Reports, documents, presentation states, waveforms and structures', parts: [table(['object', 'shown', 'note'], rows)] };
}
