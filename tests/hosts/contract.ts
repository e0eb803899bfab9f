import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { applyPlan } from '../../core/deid/apply.js';
import { TermDictionary } from '../../core/deid/leak-search/term-dictionary.js';
import { createPlanner } from '../../core/deid/plan.js';
import { BASIC_POLICY } from '../../core/deid/policy.js';
import { memorySource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { spliceBytes } from '../core/dicom/tile-file.js';
import { concat, element, encapsulated, file, imageElements, imageFile, SYNTAX, sequence } from '../support/dicom-bytes.js';

/**
 * What every host of the engine has to give: the same files and the same seed are the same bytes, whether Node, a worker of the page
 * or the privileged process holds them.
 */
export const CONTRACT_SEED = new Uint8Array(32).map((_, index) => (index * 37 + 11) % 256);

const related = sequence(0x00081250, [concat(element(0x0020000d, 'UI', '1.2.3.4.5'), element(0x00080070, 'LO', 'Acme'))], undefined, {
  undefinedLength: true,
  undefinedItems: true,
});
/** One invented file of every way in which a data set is encoded. */
const FILES: Readonly<Record<string, Uint8Array>> = {
  'big-endian': imageFile(SYNTAX.bigEndian),
  deflated: file(SYNTAX.deflated, deflateRawSync(imageElements(SYNTAX.explicit, [{ tag: 0x00081250, bytes: related }]))),
  encapsulated: imageFile(
    SYNTAX.jpegBaseline,
    [],
    encapsulated([Uint8Array.of(0xff, 0xd8, 0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0), Uint8Array.of(3, 4, 0xff, 0xd9)]),
  ),
  explicit: imageFile(SYNTAX.explicit, [{ tag: 0x00081250, bytes: related }]),
  implicit: imageFile(SYNTAX.implicit),
  large: imageFile(
    SYNTAX.explicit,
    sized(1500),
    element(
      0x7fe00010,
      'OW',
      new Uint8Array(1500 * 1500 * 2).map((_, at) => at % 251),
    ),
  ),
  'without-meta': imageElements(SYNTAX.implicit),
};

function sized(edge: number): { readonly tag: number; readonly bytes: Uint8Array }[] {
  const value = Uint8Array.of(edge % 256, Math.floor(edge / 256));
  return [0x00280010, 0x00280011].map((tag) => ({ tag, bytes: element(tag, 'US', value) }));
}

/** Writes the files of the contract into a folder; their names. */
export function writeContractFiles(folder: string): readonly string[] {
  mkdirSync(folder, { recursive: true });
  for (const [name, bytes] of Object.entries(FILES)) writeFileSync(join(folder, name), bytes);
  return Object.keys(FILES);
}

/** The SHA-256 of each copy, sorted: computed by the engine in memory. */
export function contractHashes(): readonly string[] {
  const planner = createPlanner(BASIC_POLICY, CONTRACT_SEED);
  const terms = new TermDictionary(BASIC_POLICY.options);
  const files = Object.entries(FILES).map(([name, bytes]) => ({ name, parsed: parseFile(memorySource(bytes)) }));
  for (const { parsed } of files) terms.collect(parsed);
  return files
    .map(({ name, parsed }) => {
      const plan = planner.planFile('f', parsed, { includeUnchecked: true }, terms.searchFor(parsed, name));
      if ('reason' in plan) throw new Error(`a file of the contract is left out: ${plan.reason}`);
      return createHash('sha256')
        .update(spliceBytes(applyPlan(parsed, plan, 'f'), parsed.source))
        .digest('hex');
    })
    .sort();
}
