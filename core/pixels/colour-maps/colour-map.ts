import { DEFINITIONS, type Definition, type Knot } from './definitions.js';

/** The maps that grey can be shown with: grey itself, and the well-known colour palettes of PS3.6 Annex B. */
export const COLOUR_MAP_IDS = ['grey', 'hotIron', 'pet', 'hotMetalBlue', 'pet20Step', 'spring', 'summer', 'fall', 'winter'] as const;
export type ColourMapId = (typeof COLOUR_MAP_IDS)[number];

export const isColourMapId = (untrusted: unknown): untrusted is ColourMapId => COLOUR_MAP_IDS.some((id) => id === untrusted);

/** Colours of a map: one for each level from darkest to brightest. */
export const COLOUR_LEVELS = 256;

const made = new Map<ColourMapId, Uint8Array>();

/** The colours of a map: red, green and blue for each of 256 levels, one behind the other. Made once: not to be written to. */
export function colourTable(id: ColourMapId): Uint8Array {
  const before = made.get(id);
  if (before) return before;
  const table = makeTable(DEFINITIONS[id]);
  made.set(id, table);
  return table;
}

function makeTable(definition: Definition): Uint8Array {
  const table = new Uint8Array(COLOUR_LEVELS * 3);
  for (let level = 0; level < COLOUR_LEVELS; level++) table.set(colourOf(definition, level), level * 3);
  return table;
}

function colourOf(definition: Definition, level: number): readonly number[] {
  if (definition.kind === 'ramps') return definition.channels.map((knots) => definition.rounding(valueAt(knots, level)));
  const { steps } = definition;
  return steps[Math.min(steps.length - 1, Math.floor((level * steps.length) / (COLOUR_LEVELS - 1)))] ?? [];
}

/** On the straight line between the knots at either side; the last knot's value behind it. */
function valueAt(knots: readonly Knot[], level: number): number {
  const after = knots.findIndex(([at]) => at >= level);
  const [toLevel, toValue] = knots[after] ?? knots.at(-1) ?? [0, 0];
  const [fromLevel, fromValue] = knots[after - 1] ?? [toLevel, toValue];
  if (level >= toLevel || toLevel === fromLevel) return toValue;
  // Multiplied before it is divided, so that a whole number stays one.
  return ((toLevel - fromLevel) * fromValue + (level - fromLevel) * (toValue - fromValue)) / (toLevel - fromLevel);
}
