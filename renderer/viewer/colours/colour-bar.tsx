import { COLOUR_LEVELS, type ColourMapId, colourTable } from '../../../core/pixels/colour-maps/colour-map.js';
import { type GreyDisplay, windowEnds } from '../../../core/pixels/display-frame.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import type { Shown } from '../../app/state.js';
import type { View } from '../../app/view.js';
import { windowValueWords } from '../value-words.js';
import './colours.css';

interface ColourBarProps {
  readonly shown: Extract<Shown, { kind: 'grey' }>;
  readonly display: GreyDisplay;
  readonly view: View;
}

/** The colours beside the picture, and which values the two ends stand for. The sentence of the viewport says the same to who doesn't see it. */
export function ColourBar({ shown, display, view }: ColourBarProps) {
  const language = useLanguage();
  const ends = shown.isTable ? null : windowEnds(shown.window, display.voiLutFunction);
  const words = (value: number) => windowValueWords(language, display, value);
  // Where black stands for the greatest value, the bar is turned over with the picture.
  const isDown = display.inverted !== view.invert;
  const [top, bottom] = isDown ? [ends?.low, ends?.high] : [ends?.high, ends?.low];
  return (
    <div className="colour-bar" aria-hidden="true" data-colours={view.colours}>
      <span className="colour-bar-end">{top === undefined ? '' : words(top)}</span>
      <span className="colour-bar-levels" style={{ background: `linear-gradient(to top, ${stops(view.colours)})` }} />
      <span className="colour-bar-end">{bottom === undefined ? '' : words(bottom)}</span>
    </div>
  );
}

/** Every level as a stop of its own, with hard edges: steps stay steps. */
export function stops(map: ColourMapId): string {
  const table = colourTable(map);
  return Array.from({ length: COLOUR_LEVELS }, (_, level) => {
    const color = `rgb(${table.subarray(level * 3, level * 3 + 3).join(' ')})`;
    return `${color} ${(level / COLOUR_LEVELS) * 100}% ${((level + 1) / COLOUR_LEVELS) * 100}%`;
  }).join(', ');
}
