import { area, around, type Box, overlap } from './box.js';
import type { FrameText, TextBox } from './text-box.js';

/** Share of the lower of two heights that boxes of one line have in common. */
const SAME_LINE = 0.6;

/**
 * The boxes of one frame, joined to lines. What couldn't be read but touches a line that could is its end or beginning: it
 * belongs to it. The rest stays possible, but for what lies under a box.
 */
export function settle(boxes: readonly TextBox[], possible: readonly TextBox[]): FrameText {
  const lines = joinLines(boxes);
  const isEnd = (line: TextBox, box: TextBox): boolean => isOneLine(line, box) && area(box) <= area(line);
  const whole = lines.map((line) => ({
    ...line,
    ...possible.filter((box) => isEnd(line, box)).reduce<Box>((sum, { x, y, width, height }) => around(sum, { x, y, width, height }), line),
    text: line.text,
    confidence: line.confidence,
  }));
  const joined = withoutInner(joinLines(whole));
  return { boxes: joined, possible: joinLines(possible.filter((box) => !joined.some((line) => overlap(box, line) > area(box) / 2))) };
}

/** Boxes but for those that lie in a larger one: it blacks them out already. */
const withoutInner = (boxes: readonly TextBox[]): TextBox[] =>
  boxes.filter((box) => !boxes.some((other) => area(other) > area(box) && overlap(box, other) === area(box)));

/** Joins boxes that overlap and lie in one line, until none do; the surer reading comes first where one lies in the other. */
function joinLines(boxes: readonly TextBox[]): TextBox[] {
  const lines: TextBox[] = [];
  for (const box of [...boxes].sort((a, b) => a.x - b.x || a.y - b.y)) {
    let joined = box;
    for (
      let index = lines.findIndex((line) => isOneLine(line, joined));
      index >= 0;
      index = lines.findIndex((line) => isOneLine(line, joined))
    ) {
      const [line] = lines.splice(index, 1);
      if (line) joined = join(line, joined);
    }
    lines.push(joined);
  }
  return lines.sort((a, b) => a.y - b.y || a.x - b.x);
}

function isOneLine(one: Box, other: Box): boolean {
  if (overlap(one, other) === 0) return false;
  const shared = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return (
    shared >= SAME_LINE * Math.min(one.height, other.height) && Math.max(one.height, other.height) <= 2 * Math.min(one.height, other.height)
  );
}

function join(left: TextBox, right: TextBox): TextBox {
  const shared = overlap(left, right) / Math.min(area(left), area(right));
  const surer = left.confidence >= right.confidence ? left : right;
  // One lies in the other: the same words, read twice. Else words side by side.
  const text =
    shared > 0.6
      ? (left.width * 1.3 < right.width ? right : right.width * 1.3 < left.width ? left : surer).text
      : `${left.text} ${right.text}`;
  return { ...around(left, right), text, confidence: Math.max(left.confidence, right.confidence) };
}
