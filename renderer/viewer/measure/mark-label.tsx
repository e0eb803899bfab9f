import type { ScreenPlace } from '../../ui/screen-shapes.js';
import type { Size } from '../layout.js';
import { labelBox } from './label-box.js';
import { UnspokenShape } from './shape-button.js';
import { textWidth } from './text-width.js';

interface MarkLabelProps {
  /** Of the mark, which is taken by its words too; absent while it is drawn. */
  readonly id?: string;
  readonly at: ScreenPlace;
  readonly lines: readonly string[];
  readonly size: Size;
  /** The words are the mark itself, and no note beside it. */
  readonly isWords?: boolean;
}

/** What a mark says, beside it, upright whatever the turn of the picture. */
export function MarkLabel({ id, at, lines, size, isWords = false }: MarkLabelProps) {
  if (lines.length === 0) return null;
  const { x, y, width, height, lineHeight, padding } = labelBox(
    at,
    lines.map((line) => (isWords ? textWidth(line, 13, 600) : textWidth(line, 12, 400))),
    size,
  );
  const rows = lines.map((text, index) => ({ key: `line-${index}`, text, index }));
  return (
    <UnspokenShape className={`mark-label${isWords ? ' mark-words' : ''}`} data-mark={id}>
      <rect x={x} y={y} width={width} height={height} rx={4} data-mark={id} />
      {rows.map(({ key, text, index }) => (
        <text key={key} x={x + padding} y={y + padding + lineHeight * (index + 0.76)} data-mark={id}>
          {text}
        </text>
      ))}
    </UnspokenShape>
  );
}
