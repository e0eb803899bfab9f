import type { ChosenLayout } from '../../core/bridge.js';
import type { CommandKey } from './command-keys.js';
import { act, anythingOpen, type CommandParts, type Enabled } from './command-parts.js';
import { countCells, layoutName, MOST_SIDE } from './grid.js';

const severalCells: Enabled = ({ grid }) => countCells(grid) > 1;

const layout = (label: CommandKey, key: string, name: ChosenLayout) => act(label, [key], anythingOpen, { type: 'layout', layout: name });

/** Adds or takes away rows or columns, where there is room. */
const divide = (label: CommandKey, key: string, rows: number, columns: number) => {
  const isSide = (side: number): boolean => side >= 1 && side <= MOST_SIDE;
  const can: Enabled = (state) => anythingOpen(state) && isSide(state.grid.rows + rows) && isSide(state.grid.columns + columns);
  return act(label, [key], can, ({ grid }) => ({ type: 'layout', layout: layoutName(grid.rows + rows, grid.columns + columns) }));
};

/** The part of the table of commands that divides the stage and goes from picture to picture on it. */
export const gridCommands = {
  'layout-one': layout('layoutOne', 'Mod+1', '1x1'),
  'layout-two': layout('layoutTwo', 'Mod+2', '1x2'),
  'layout-three': layout('layoutThree', 'Mod+3', '1x3'),
  'layout-four': layout('layoutFour', 'Mod+4', '2x2'),
  'layout-six': layout('layoutSix', 'Mod+6', '2x3'),
  'layout-nine': layout('layoutNine', 'Mod+9', '3x3'),
  'layout-automatic': layout('layoutAutomatic', 'Mod+0', 'automatic'),
  compare: act('compare', ['F8'], anythingOpen, ({ grid }) => ({ type: 'layout', layout: countCells(grid) > 1 ? '1x1' : '1x2' })),
  'add-column': divide('addColumn', 'Alt+Shift+ArrowRight', 0, 1),
  'remove-column': divide('removeColumn', 'Alt+Shift+ArrowLeft', 0, -1),
  'add-row': divide('addRow', 'Alt+Shift+ArrowDown', 1, 0),
  'remove-row': divide('removeRow', 'Alt+Shift+ArrowUp', -1, 0),
  'next-cell': act('nextCell', ['G'], severalCells, { type: 'nextCell', by: 1 }),
  'previous-cell': act('previousCell', ['Shift+G'], severalCells, { type: 'nextCell', by: -1 }),
  'enlarge-cell': act('enlargeCell', ['Shift+F'], severalCells, { type: 'enlarge' }),
} as const satisfies Readonly<Record<string, CommandParts>>;
