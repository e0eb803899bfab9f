import type { ColourMapId } from '../../core/pixels/colour-maps/colour-map.js';
import type { CommandKey } from './command-keys.js';
import { act, type CommandParts, type Enabled, greyShown, valuesShown } from './command-parts.js';
import { viewOf } from './reduce-view.js';
import type { AppState } from './state.js';

const LABELS = {
  grey: 'coloursGrey',
  hotIron: 'coloursHotIron',
  pet: 'coloursPet',
  hotMetalBlue: 'coloursHotMetalBlue',
  pet20Step: 'coloursPet20Step',
  spring: 'coloursSpring',
  summer: 'coloursSummer',
  fall: 'coloursFall',
  winter: 'coloursWinter',
} as const satisfies Readonly<Record<ColourMapId, CommandKey>>;

/** Key of the message that names a colour map. */
export const colourLabel = (map: ColourMapId): (typeof LABELS)[ColourMapId] => LABELS[map];

/** Only a picture in grey, whose values are at hand, can be shown in the colours of a map. */
export const coloursEnabled: Enabled = (state) => greyShown(state) && valuesShown(state);

const colours = (map: ColourMapId) => act(LABELS[map], [], coloursEnabled, { type: 'colours', map });

/** The part of the table of commands that shows grey in colours. */
export const colourCommands = {
  'colours-grey': colours('grey'),
  'colours-hotIron': colours('hotIron'),
  'colours-pet': colours('pet'),
  'colours-hotMetalBlue': colours('hotMetalBlue'),
  'colours-pet20Step': colours('pet20Step'),
  'colours-spring': colours('spring'),
  'colours-summer': colours('summer'),
  'colours-fall': colours('fall'),
  'colours-winter': colours('winter'),
} as const satisfies Readonly<Record<`colours-${ColourMapId}`, CommandParts>>;

export const isColourActive = (id: string, state: AppState): boolean => id === `colours-${viewOf(state).colours}`;
