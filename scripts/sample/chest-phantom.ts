import { Random } from './random.js';

/** The grid of the phantom: millimetres in the patient's coordinates (x to the left, y to the back, z to the head). */
export const GRID = { columns: 256, rows: 256, slices: 40, spacing: 1.40625, sliceStep: 5 } as const;
export const ORIGIN = { x: (-(GRID.columns - 1) / 2) * GRID.spacing, y: (-(GRID.rows - 1) / 2) * GRID.spacing, z: -100 } as const;

const AIR = -1000;
const FAT = -105;
const MUSCLE = 55;
const LUNG = -860;
const BLOOD = 185;

interface Point {
  readonly x: number;
  readonly y: number;
  readonly z: number;
}
const isInside = (p: Point, x: number, y: number, z: number, rx: number, ry: number, rz: number): boolean =>
  ((p.x - x) / rx) ** 2 + ((p.y - y) / ry) ** 2 + ((p.z - z) / rz) ** 2 < 1;
const inDisc = (p: Point, x: number, y: number, radius: number): boolean => (p.x - x) ** 2 + (p.y - y) ** 2 < radius * radius;

/** How far inside the trunk's outline a point lies, from 0 at the skin's outside to 1 in the middle; negative outside. */
function trunkDepth({ x, y, z }: Point): number {
  const width = 158 - Math.max(0, z - 40) * 0.28;
  const depth = 104 - Math.max(0, z - 20) * 0.2;
  return 1 - ((Math.abs(x) / width) ** 2.3 + (Math.abs(y - 4) / depth) ** 2.15) ** (1 / 2.2);
}

/** Hounsfield units of the soft parts at one point, as of a chest with contrast in the vessels. Later rules lie over earlier ones. */
function softTissue(p: Point, depth: number): number {
  if (depth < 0.016) return 20;
  let value = depth < 0.1 ? FAT : MUSCLE;
  const { x, y, z } = p;
  const rightDome = isInside(p, -62, -2, -128, 92, 92, 66);
  const leftDome = isInside(p, 72, 8, -134, 84, 88, 62);
  const inRight = isInside(p, -72, 2, -8, 63, 84, 132) && x < -12;
  const inLeft = isInside(p, 74, 6, -8, 61, 82, 132) && x > 14;
  if (isInside(p, 4, 6, 10, 46, 80, 170)) value = FAT + 25;
  if (isInside(p, Math.sign(x) * 30, 84, z, 20, 15, 1)) value = MUSCLE + 4;
  if ((inRight && !rightDome) || (inLeft && !leftDome)) value = LUNG + (y + 80) * 0.25;
  if (rightDome && depth > 0.17) value = 112;
  if (leftDome && depth > 0.17)
    value = isInside(p, 62, -28, -118, 40, 38, 46) ? (y < -42 ? -960 : 35) : isInside(p, 92, 48, -118, 40, 44, 44) ? 125 : FAT;
  if (isInside(p, 26, -26, -44, 62, 48, 52)) value = FAT + 15;
  if (isInside(p, 26, -26, -44, 57, 43, 47)) value = 115;
  if (isInside(p, 44, -14, -48, 27, 23, 30) || isInside(p, 6, -34, -42, 26, 24, 30) || isInside(p, 18, -2, -22, 30, 16, 20)) value = BLOOD;
  if (inDisc(p, -16, -22, 17) && z > -20 && z < 52) value = BLOOD + 10;
  if (inDisc(p, 24, 50, 12) && z < 60) value = BLOOD;
  if (z >= 50 && z < 68 && nearArch(x, y) < 11.5) value = BLOOD;
  if (inDisc(p, 14, -24, 14) && z > -12 && z < 26) value = BLOOD - 15;
  if (inDisc(p, -32, -14, 8) && z > -10) value = BLOOD - 50;
  for (const side of [-1, 1]) {
    const along = side * x;
    if (z > 4 && z < 22 && along > 4 && along < 54 && Math.abs(y - (-14 + along * 0.35)) < 9) value = BLOOD - 20;
    const reach = (22 - z) * 0.85;
    if (z <= 22 && z > -22 && inDisc(p, side * reach, 20 + (22 - z) * 0.1, 8.5))
      value = inDisc(p, side * reach, 20 + (22 - z) * 0.1, 6.5) ? AIR : 30;
  }
  if (z > 22 && inDisc(p, -10, 28, 10.5)) value = inDisc(p, -10, 28, 8.6) ? AIR : 40;
  if (inDisc(p, 2, 44, 5.5)) value = inDisc(p, 2.5, 43, 1.8) ? -600 : 45;
  return value;
}

/** Distance from the line in which the arch of the aorta goes back and to the left. */
function nearArch(x: number, y: number): number {
  const along = Math.max(0, Math.min(1, ((x + 16) * 40 + (y + 22) * 72) / (40 * 40 + 72 * 72)));
  return Math.hypot(x + 16 - along * 40, y + 22 - along * 72);
}

/** The spine, the breastbone and the shoulder blades; null where there is no bone. */
function bone(p: Point): number | null {
  const { x, y, z } = p;
  const place = (((z + 200) % 26) + 26) % 26;
  const body = (x / 19) ** 2 + ((y - 68) / 15) ** 2;
  if (body < 1) return place < 4 ? 95 : body > 0.72 || place < 6 || place > 24 ? 620 : 230;
  if (inDisc(p, 0, 91, 8.5)) return 30;
  if (inDisc(p, 0, 91, 13) && y > 84 && place > 5) return 560;
  if (Math.abs(x) < 3.2 && y > 96 && y < 114 && place > 8) return 480;
  if (Math.abs(y - 88 + Math.abs(x) * -0.12) < 4.5 && Math.abs(x) > 10 && Math.abs(x) < 36 && place > 12 && place < 20) return 430;
  const sternum = (Math.abs(x) / 17) ** 4 + (Math.abs(y + 82) / 6.5) ** 4;
  if (z > -62 && sternum < 1) return sternum > 0.42 ? 430 : 190;
  if (z > 4) {
    const along = (Math.abs(x) - 92) * 0.8 + (y - 66) * -0.6;
    const across = (Math.abs(x) - 92) * 0.6 + (y - 66) * 0.8;
    const blade = (along / 34) ** 2 + (across / 4.4) ** 2;
    if (blade < 1) return blade > 0.5 ? 520 : 260;
  }
  return null;
}

type Volume = Float32Array;
const indexOf = (column: number, row: number, slice: number): number => (slice * GRID.rows + row) * GRID.columns + column;

/** Gives every voxel within `radius` of a point the value that `value` makes of what is there. */
function stamp(volume: Volume, at: Point, radius: number, value: (before: number) => number): void {
  const column = (at.x - ORIGIN.x) / GRID.spacing;
  const row = (at.y - ORIGIN.y) / GRID.spacing;
  const slice = Math.round((at.z - ORIGIN.z) / GRID.sliceStep);
  const reach = radius / GRID.spacing;
  if (slice < 0 || slice >= GRID.slices) return;
  for (let r = Math.max(0, Math.ceil(row - reach)); r <= Math.min(GRID.rows - 1, row + reach); r++) {
    for (let c = Math.max(0, Math.ceil(column - reach)); c <= Math.min(GRID.columns - 1, column + reach); c++) {
      if ((c - column) ** 2 + (r - row) ** 2 > reach * reach) continue;
      const index = indexOf(c, r, slice);
      volume[index] = value(volume[index] as number);
    }
  }
}

/** Ten pairs of ribs, each falling from the spine to the front. */
function addRibs(volume: Volume): void {
  const rings: readonly (readonly [radius: number, hounsfield: number])[] = [
    [6.2, 640],
    [3.6, 260],
  ];
  for (const [radius, hounsfield] of rings) {
    for (let rib = 0; rib < 12; rib++) {
      for (const side of [-1, 1]) {
        for (let angle = 0.16; angle < 2.5; angle += 0.006) {
          const width = 128 - Math.max(0, rib - 8) * 9;
          const at = { x: side * Math.sin(angle) * width, y: 2 + Math.cos(angle) * 84, z: -150 + rib * 22 + Math.cos(angle) * 26 };
          stamp(volume, at, radius, () => hounsfield);
        }
      }
    }
  }
}

/** Vessels of the lungs: from each hilum outward, branching, thinner at every fork. */
function addVessels(volume: Volume, random: Random): void {
  const inLung = (before: number): number => (before > -930 && before < -700 ? 120 : before);
  for (const side of [-1, 1]) {
    for (let trunk = 0; trunk < 15; trunk++) {
      const angle = random.between(0, 2 * Math.PI);
      grow(
        volume,
        random,
        { x: side * 40, y: 8, z: 4 },
        { x: side * random.between(0.35, 1), y: Math.cos(angle), z: Math.sin(angle) * 1.1 },
        random.between(3.4, 4.6),
        4,
        inLung,
      );
    }
  }
}

/** Vessels of the liver: a little brighter than it is. */
function addLiverVessels(volume: Volume, random: Random): void {
  const inLiver = (before: number): number => (before > 100 && before < 118 ? 150 : before);
  for (let trunk = 0; trunk < 9; trunk++) {
    const direction = { x: random.between(-1, 0.2), y: random.between(-1, 1), z: random.between(-0.2, 0.7) };
    grow(volume, random, { x: -34, y: 6, z: -98 }, direction, random.between(3.6, 4.8), 3, inLiver);
  }
}

function grow(
  volume: Volume,
  random: Random,
  start: Point,
  direction: Point,
  radius: number,
  forks: number,
  value: (before: number) => number,
): void {
  const length = Math.hypot(direction.x, direction.y, direction.z);
  let { x, y, z } = start;
  const steps = Math.round(random.between(14, 26));
  for (let step = 0; step < steps; step++) {
    x += (direction.x / length) * 1.3;
    y += (direction.y / length) * 1.3;
    z += (direction.z / length) * 1.3;
    stamp(volume, { x, y, z }, radius, value);
  }
  if (forks === 0) return;
  for (let branch = 0; branch < 2; branch++) {
    const turned = {
      x: direction.x + random.between(-0.7, 0.7),
      y: direction.y + random.between(-0.7, 0.7),
      z: direction.z + random.between(-0.7, 0.7),
    };
    grow(volume, random, { x, y, z }, turned, radius * random.between(0.68, 0.82), forks - 1, value);
  }
}

/** The table under the patient: two thin shells. */
function table({ x, y }: Point): number | null {
  if (Math.abs(x) > 170) return null;
  const curve = 116 - (x / 170) ** 2 * 22;
  if (y > curve && y < curve + 2.2) return -180;
  if (y > curve + 24 && y < curve + 26) return -260;
  return y > curve && y < curve + 24 ? -940 : null;
}

/** Blurs a slice a little, as a scanner's own sharpness does, and adds its grain. */
function finish(slice: Float32Array, random: Random): Int16Array {
  const blurred = new Float32Array(slice.length);
  for (let row = 0; row < GRID.rows; row++) {
    for (let column = 0; column < GRID.columns; column++) {
      let sum = 0;
      let weights = 0;
      for (let dr = -1; dr <= 1; dr++) {
        for (let dc = -1; dc <= 1; dc++) {
          const r = row + dr;
          const c = column + dc;
          if (r < 0 || c < 0 || r >= GRID.rows || c >= GRID.columns) continue;
          const weight = dr === 0 && dc === 0 ? 3 : dr === 0 || dc === 0 ? 1 : 0.5;
          sum += weight * (slice[r * GRID.columns + c] as number);
          weights += weight;
        }
      }
      blurred[row * GRID.columns + column] = sum / weights;
    }
  }
  let drift = 0;
  return Int16Array.from(blurred, (value) => {
    drift = drift * 0.45 + random.normal();
    return Math.round(value + drift * (value < -950 ? 5 : value < -500 ? 15 : 9));
  });
}

/** Hounsfield units of all slices, the lowest (nearest to the feet) first. */
export function chestPhantom(): Int16Array[] {
  const volume: Volume = new Float32Array(GRID.columns * GRID.rows * GRID.slices);
  for (let slice = 0; slice < GRID.slices; slice++) {
    for (let row = 0; row < GRID.rows; row++) {
      for (let column = 0; column < GRID.columns; column++) {
        const p = { x: ORIGIN.x + column * GRID.spacing, y: ORIGIN.y + row * GRID.spacing, z: ORIGIN.z + slice * GRID.sliceStep };
        const depth = trunkDepth(p);
        volume[indexOf(column, row, slice)] = depth < 0 ? (table(p) ?? AIR) : (bone(p) ?? softTissue(p, depth));
      }
    }
  }
  addVessels(volume, new Random(20_261));
  addLiverVessels(volume, new Random(7_310));
  addRibs(volume);
  const grain = new Random(417);
  const size = GRID.columns * GRID.rows;
  return Array.from({ length: GRID.slices }, (_, slice) => finish(volume.subarray(slice * size, (slice + 1) * size), grain));
}
