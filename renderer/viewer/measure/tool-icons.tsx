import { createLucideIcon } from 'lucide-react';

/** Two lines that lean, and how far. */
export const CobbIcon = createLucideIcon('cobb', [
  ['path', { d: 'M4 8l14-4', key: 'upper' }],
  ['path', { d: 'M4 16l14 4', key: 'lower' }],
  ['path', { d: 'M11 7v10', key: 'between', strokeDasharray: '2 3' }],
]);

export const EllipseIcon = createLucideIcon('ellipse', [['ellipse', { cx: '12', cy: '12', rx: '9', ry: '6', key: 'outline' }]]);
