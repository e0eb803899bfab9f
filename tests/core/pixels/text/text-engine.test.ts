import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { displayFrame } from '../../../../core/pixels/display-frame.js';
import { readFrame } from '../../../../core/pixels/read-frame.js';
import { checkModelFile, MODEL_FILES, ModelFileError } from '../../../../core/pixels/text/model-files.js';
import { renderings } from '../../../../core/pixels/text/renderings.js';
import { createTextEngine, type LookedAt } from '../../../../core/pixels/text/text-engine.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { repository } from '../../../support/real-files.js';
import { type Fields, parsedPicture } from '../../../support/sample-files.js';
import { itWith } from '../../../support/when.js';
import { PretendedModels, writtenPicture } from './pretended-models.js';

/** One frame of 128 × 96 pixels whose text is written at 2,000 and more, over a window of 0 to 200. */
const written = writtenPicture(128, 96, [['EXEMPLAIRE', 20, 40]]);
const stored = Uint16Array.from(written.grey, (level, index) => (level > 100 ? 2100 : 1900 + (index % 3)));
const OUTSIDE_WINDOW: Fields = [
  [0x00280010, 96],
  [0x00280011, 128],
  [0x00281050, '100'],
  [0x00281051, '200'],
];

const look = async (fields: Fields, absent: readonly number[] = []): Promise<LookedAt[]> => {
  const found: LookedAt[] = [];
  const engine = createTextEngine(new PretendedModels(), nodeCodecs());
  for await (const one of engine.look(parsedPicture(fields, absent), 'fast', 'both')) found.push(one);
  return found;
};

describe('the engine', () => {
  it('finds text that the file’s own window hides', async () => {
    const fields: Fields = [...OUTSIDE_WINDOW, [0x7fe00010, stored, 'OW']];
    const parsed = parsedPicture(fields);
    const pictures = renderings(displayFrame(parsed, 0, readFrame(parsed, 0, nodeCodecs())));
    expect(pictures).toHaveLength(2);
    expect(new Set(pictures[0]?.grey).size).toBe(1);
    const [first] = await look(fields);
    expect(first).toMatchObject({ frame: 0, ok: true });
    expect(first?.ok && first.text.boxes).toHaveLength(1);
  });
  it('finds text that the file lays over its picture, only where that is asked for', async () => {
    const plane = writtenPicture(128, 96, [['EXEMPLAIRE', 20, 40]]).grey;
    const bits = new Uint8Array(plane.length / 8);
    plane.forEach((level, index) => {
      if (level > 100) bits[index >> 3] = (bits[index >> 3] ?? 0) | (1 << (index & 7));
    });
    const overlaid: Fields = [
      ...OUTSIDE_WINDOW,
      [0x7fe00010, new Uint16Array(stored.length).fill(100), 'OW'],
      [0x60000010, 96, 'US'],
      [0x60000011, 128, 'US'],
      [0x60000040, 'G', 'CS'],
      [0x60000050, Uint16Array.of(1, 1), 'SS'],
      [0x60000100, 1, 'US'],
      [0x60000102, 0, 'US'],
      [0x60003000, bits, 'OW'],
    ];
    const boxes = async (withOverlays: boolean) => {
      const engine = createTextEngine(new PretendedModels(), nodeCodecs());
      for await (const one of engine.look(parsedPicture(overlaid), 'fast', 'both', undefined, withOverlays))
        return one.ok && one.text.boxes.length;
      return null;
    };
    expect([await boxes(false), await boxes(true)]).toEqual([0, 1]);
  });
  it('looks at every frame', async () => {
    const two = new Uint16Array(stored.length * 2);
    two.set(stored, stored.length);
    const found = await look([...OUTSIDE_WINDOW, [0x00280008, '2'], [0x7fe00010, two, 'OW']]);
    expect(found.map((one) => one.ok && one.text.boxes.length)).toEqual([0, 1]);
  });
  it('says of a frame that it could not be looked at, never that it is clean', async () => {
    const found = await look([...OUTSIDE_WINDOW, [0x00280008, '2'], [0x7fe00010, stored, 'OW']]);
    expect(found[1]).toEqual({ frame: 1, ok: false, code: 'pixel-data-short' });
    expect(await look([[0x00280004, 'NONSENSE']])).toEqual([{ frame: 0, ok: false, code: 'photometric-not-supported' }]);
  });
  it('gives nothing for a file without a picture', async () => {
    expect(await look([], [0x7fe00010])).toEqual([]);
  });
});

describe('model files', () => {
  const built = join(repository, 'build', 'text');
  itWith(
    { name: 'the built text models', missing: existsSync(built) ? undefined : 'the text models were not built.', requiredInCi: true },
    'are those that the build copies, each with its hash',
    () => {
      for (const file of Object.values(MODEL_FILES)) {
        const bytes = readFileSync(join(built, file.name));
        checkModelFile(file, bytes.length, createHash('sha256').update(bytes).digest('hex'));
      }
    },
  );
  it('of another size or hash are refused', () => {
    const { characters } = MODEL_FILES;
    expect(() => checkModelFile(characters, characters.size + 1, characters.sha256)).toThrow(ModelFileError);
    expect(() => checkModelFile(characters, characters.size, characters.sha256.replace('2', '3'))).toThrow(ModelFileError);
  });
});
