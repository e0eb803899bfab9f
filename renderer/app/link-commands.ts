import { act, anythingOpen, type CommandParts, type Enabled } from './command-parts.js';
import { countCells } from './grid.js';
import type { AppState } from './state.js';

const severalCells: Enabled = ({ grid }) => countCells(grid) > 1;

/** The part of the table of commands that has pictures on the screen go together. */
export const linkCommands = {
  'link-scroll': act('linkScroll', ['Shift+S'], severalCells, { type: 'linkScroll', scroll: 'place' }),
  'link-offset': act('linkOffset', [], severalCells, { type: 'linkScroll', scroll: 'offset' }),
  'link-window': act('linkWindow', ['Shift+W'], severalCells, { type: 'toggleLink', link: 'window' }),
  'link-zoom': act('linkZoom', ['Shift+Z'], severalCells, { type: 'toggleLink', link: 'zoom' }),
  'reference-lines': act('referenceLines', ['Shift+X'], severalCells, { type: 'toggleLink', link: 'lines' }),
  'tool-cursor': act('toolCursor', ['Shift+C'], anythingOpen, { type: 'tool', tool: 'cursor' }),
} as const satisfies Readonly<Record<string, CommandParts>>;

/** Whether one of them is on; null for what isn't one of them. */
export function isLinkActive(id: string, { links, tool }: AppState): boolean | null {
  switch (id) {
    case 'link-scroll':
      return links.scroll === 'place';
    case 'link-offset':
      return links.scroll === 'offset';
    case 'link-window':
      return links.window;
    case 'link-zoom':
      return links.zoom;
    case 'reference-lines':
      return links.lines;
    case 'tool-cursor':
      return tool === 'cursor';
    default:
      return null;
  }
}
