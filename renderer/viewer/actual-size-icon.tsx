import { createLucideIcon } from 'lucide-react';

/** `1:1` in the strokes of the other icons. */
export const ActualSizeIcon = createLucideIcon('actual-size', [
  ['path', { d: 'M4 8l2-2v12', key: 'one' }],
  ['path', { d: 'M17 8l2-2v12', key: 'other-one' }],
  ['path', { d: 'M12 9v.01', key: 'dot' }],
  ['path', { d: 'M12 15v.01', key: 'other-dot' }],
]);
