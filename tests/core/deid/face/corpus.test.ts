import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { largestPart } from '../../../../core/deid/face/components.js';
import { cutFace } from '../../../../core/deid/face/cut-face.js';
import { distanceTo } from '../../../../core/deid/face/distance.js';
import type { ExaminedHead, FaceDecision } from '../../../../core/deid/face/examine-stack.js';
import { frontSurface } from '../../../../core/deid/face/front-surface.js';
import { partTissue } from '../../../../core/deid/face/head-tissue.js';
import { corpus, repository } from '../../../support/real-files.js';
import { describeWith } from '../../../support/when.js';
import { type CorpusVolume, corpusVolumes, decide, rowOf } from './corpus-heads.js';

const DOCUMENT = join(repository, 'docs/FACES.md');
const TABLE = /(<!-- table -->\n)([\s\S]*?)(<!-- end of table -->)/;

describeWith(corpus, 'the volumes of the corpus', () => {
  const decided: { readonly volume: CorpusVolume; readonly decision: FaceDecision }[] = [];

  beforeAll(async () => {
    for (const volume of corpusVolumes()) decided.push({ volume, decision: await decide(volume) });
  }, 600_000);

  const at = (place: string, slices: number): FaceDecision => {
    const found = decided.find(({ volume }) => volume.place === place && volume.stack.slices.length === slices);
    if (!found) throw new Error(`no volume of ${slices} slices in ${place}`);
    return found.decision;
  };
  const face = (place: string, slices: number): ExaminedHead => {
    const decision = at(place, slices);
    if (decision.kind !== 'face') throw new Error(`no face in ${place}`);
    return decision.head;
  };

  it('are decided as docs/FACES.md says', () => {
    const rows = decided.map(({ volume, decision }) => rowOf(volume, decision));
    const head = '| where | kind | size | apart, mm | points, mm | decision | why |\n|---|---|---|---|---|---|---|\n';
    const table = `${head}${rows.join('\n')}\n`;
    const document = readFileSync(DOCUMENT, 'utf8');
    if (process.env['WRITE'] === '1')
      writeFileSync(
        DOCUMENT,
        document.replace(TABLE, (_, begin, __, end) => `${begin}${table}${end}`),
      );
    else expect(TABLE.exec(document)?.[2]).toBe(table);
  });

  it('show a face in the head of 175 slices, the head in one file and the PET of a whole body, and none in a tilted head above the nose', () => {
    expect(at('series/mr-head-face-175-slices.zip', 175).kind).toBe('face');
    expect(at('enhanced', 96).kind).toBe('face');
    expect(at('series/pet-wb-299-slices.zip', 299).kind).toBe('face');
    expect(at('series/ct-head-gantry-tilt', 28).kind).toBe('no-face');
  });

  it('the lower part of the PET, from the shoulders down, shows none', async () => {
    const volume = decided.find(({ volume: { place } }) => place === 'series/pet-wb-299-slices.zip')?.volume;
    if (!volume) throw new Error('no PET');
    const slices = volume.stack.slices.slice(0, 210);
    expect(await decide({ ...volume, stack: { ...volume.stack, slices, all: slices } })).toMatchObject({ kind: 'no-face', why: 'no-nose' });
  }, 300_000);

  // What a plain search finds as brain: the largest part of tissue that hangs together deep inside.
  it.each([
    ['series/mr-head-face-175-slices.zip', 175, 6, 800],
    ['enhanced', 96, 8, 800],
  ] as const)(
    'keeps every voxel of the brain in %s',
    (place, slices, erosion, leastMl) => {
      const head = face(place, slices);
      const cut = cutFace(head.grid, head.tissue, head.face);
      const brain = plainBrain(head, erosion);
      const ml = (brain.reduce((sum, one) => sum + one, 0) * head.grid.step ** 3) / 1000;
      expect(ml).toBeGreaterThan(leastMl);
      expect(brain.reduce((sum, one, voxel) => sum + (one && cut[voxel] ? 1 : 0), 0)).toBe(0);
    },
    300_000,
  );

  it.each([
    ['series/mr-head-face-175-slices.zip', 175],
    ['enhanced', 96],
    ['series/pet-wb-299-slices.zip', 299],
  ] as const)(
    'moves the surface of the face back in %s',
    (place, slices) => {
      const { grid, tissue, face: found } = face(place, slices);
      const cut = cutFace(grid, tissue, found);
      const lowest = grid.values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY);
      const after = { ...grid, values: grid.values.map((value, voxel) => (cut[voxel] ? lowest : value)) };
      const moved = frontSurface(after, { ...partTissue(after, ''), body: bodyWithout(tissue.body, cut) });
      const distances: number[] = [];
      let nearest = Number.POSITIVE_INFINITY;
      const reach = Math.round(30 / grid.step);
      const { nasion } = found;
      for (let layer = nasion.layer - Math.round(60 / grid.step); layer < nasion.layer; layer++) {
        for (let column = nasion.column - reach; column <= nasion.column + reach; column++) {
          const before = found.surface.first[column + grid.columns * layer] ?? -1;
          const now = moved.first[column + grid.columns * layer] ?? -1;
          if (before < 0 || now < 0) continue;
          distances.push((now - before) * grid.step);
          nearest = Math.min(nearest, (now - nasion.row) * grid.step);
        }
      }
      distances.sort((one, other) => one - other);
      expect(distances.length).toBeGreaterThan(500);
      // Nothing of the body stands in front of the plane any more.
      expect(nearest).toBeGreaterThan(40);
      expect(distances[Math.floor(distances.length / 2)]).toBeGreaterThan(25);
    },
    300_000,
  );
});

const bodyWithout = (body: Uint8Array, cut: Uint8Array): Uint8Array => body.map((one, voxel) => (cut[voxel] ? 0 : one));

function plainBrain({ grid, tissue }: ExaminedHead, erosion: number): Uint8Array {
  const depth = distanceTo(tissue.outside, grid);
  const inner = grid.values.filter((_, voxel) => tissue.body[voxel] && (depth[voxel] as number) * grid.step > 4).sort();
  const threshold = inner[Math.floor(inner.length * 0.1)] ?? 0;
  const solid = grid.values.map((value, voxel) =>
    tissue.body[voxel] && value > threshold && (depth[voxel] as number) * grid.step > 5 ? 1 : 0,
  );
  const inside = Uint8Array.from(solid);
  const deep = distanceTo(
    inside.map((one) => 1 - one),
    grid,
  );
  const core = largestPart(
    inside.map((_, voxel) => ((deep[voxel] as number) * grid.step > erosion ? 1 : 0)),
    grid,
  );
  const back = distanceTo(core, grid);
  return inside.map((one, voxel) => (one && (back[voxel] as number) * grid.step <= erosion ? 1 : 0));
}
