import { MEDIA_SUPPORT } from '../../core/study/media-support.js';
import { type Section, table } from './markdown.js';

/** What is read of files that hold files, and of what isn't DICOM. */
export function mediaSection(): Section {
  const rows = MEDIA_SUPPORT.map(([feature, { status, note }]) => [feature, status, note]);
  return {
    title: 'Media and other files',
    parts: ['Known by their content, whatever they are called.', table(['kind', 'opened', 'note'], rows)],
  };
}
