import type { Tag } from '../../dicom/tag.js';
import type { Passed } from './leak-matcher.js';

/** Manufacturer and its Model Name. */
const MACHINES: ReadonlySet<Tag> = new Set([0x00080070, 0x00081090]);

/** Versions of programs and vocabularies, and what is mapped or examined: they hold dates and numbers with dots. */
const VERSIONS: ReadonlySet<Tag> = new Set([0x00181020, 0x00080103, 0x00080015, 0x00180015]);
/** Codes and names of coding schemes: a code of a hospital's own may name it. */
const CODES: ReadonlySet<Tag> = new Set([0x00080100, 0x00080102, 0x00080119, 0x00080120]);

const IN_MACHINES: Passed = new Set(['device', 'institution']);
/** In the name of a model that no institution made. */
export const IN_MODELS: Passed = new Set(['device']);
const IN_VERSIONS: Passed = new Set(['device', 'date', 'phone']);

/**
 * Which terms aren't looked for in an attribute that holds words of a vocabulary; null where all are. A maker is an institution too, a machine
 * is named after its model and a program after who wrote it, versions hold dates, and codes may be digits that look like one.
 */
export function passedIn(tag: Tag): Passed {
  if (MACHINES.has(tag)) return IN_MACHINES;
  return VERSIONS.has(tag) || CODES.has(tag) ? IN_VERSIONS : null;
}
