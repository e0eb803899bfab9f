import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { loadTextModels } from '../../../../cli/text-models.js';
import { memorySource } from '../../../../core/dicom/byte-source.js';
import { parseFile } from '../../../../core/dicom/parse-file.js';
import type { FrameFaces } from '../../../../core/pixels/faces/face-box.js';
import type { PictureModels } from '../../../../core/pixels/text/onnx-runtime.js';
import { createTextEngine } from '../../../../core/pixels/text/text-engine.js';
import { nodeCodecs } from '../../../support/codec-binaries.js';
import { corpus, corpusFiles, repository } from '../../../support/real-files.js';
import type { Requirement } from '../../../support/tools.js';
import { describeWith } from '../../../support/when.js';

const built = join(repository, 'build', 'text');
const modelFiles: Requirement = {
  name: 'the built models',
  missing: existsSync(built) ? undefined : 'the models were not built ("npm run build").',
  requiredInCi: true,
};

describeWith([modelFiles, corpus], 'faces in real pictures', () => {
  let models: PictureModels;
  beforeAll(async () => {
    models = await loadTextModels(built);
  });

  async function facesIn(absolute: string): Promise<FrameFaces[]> {
    const found: FrameFaces[] = [];
    const parsed = parseFile(memorySource(readFileSync(absolute)));
    for await (const looked of createTextEngine(models, nodeCodecs()).look(parsed, 'fast', 'faces'))
      if (looked.ok) found.push(looked.faces);
    return found;
  }

  it('are found in the photograph of a person, once', async () => {
    const portrait = corpusFiles().find(({ path }) => path === 'charset/Lena-utf8.dcm');
    const [faces] = await facesIn(portrait?.absolute ?? '');
    expect(faces?.boxes).toHaveLength(1);
    // Both eyes and the mouth of the picture, as it was looked at.
    for (const [x, y] of [
      [66, 68],
      [83, 68],
      [75, 90],
    ] as const) {
      const { x: left = 0, y: top = 0, width = 0, height = 0 } = faces?.boxes[0] ?? {};
      expect(x > left && x < left + width && y > top && y < top + height, `${x}, ${y}`).toBe(true);
    }
  });

  it('are found in none of what shows no person', async () => {
    const others = corpusFiles().filter(({ path }) => /^transfer-syntax\/wg04\/(VL1_J2KR|NM1_J2KI|XA1_J2KR)$|^ophthalmic\//.test(path));
    expect(others.length).toBeGreaterThanOrEqual(4);
    for (const { path, absolute } of others) for (const faces of await facesIn(absolute)) expect(faces.boxes, path).toEqual([]);
  });
});
