import { type Canvas, drawText, fillRectangle, type Rgb } from './bitmap-font.js';
import { Random } from './random.js';

export const ULTRASOUND = { columns: 640, rows: 480 } as const;
/** The fan: its apex lies above the picture, as with a curved probe. Lengths in pixels, half angle in radians. */
const FAN = { apexX: 330, apexY: -36, near: 96, far: 476, halfAngle: 0.58 } as const;
/** Millimetres of depth that a pixel stands for. */
export const MM_PER_PIXEL = 140 / (FAN.far - FAN.near);

const DEPTHS = 480;
const BEAMS = 260;
const WHITE: Rgb = [236, 236, 236];
const GREY: Rgb = [150, 150, 150];
const AMBER: Rgb = [226, 178, 84];

/** Brightness of the tissue at a pixel of the fan, 0 black to 1 white, before speckle. */
function echo(x: number, y: number, depth: number): number {
  const ellipse = (cx: number, cy: number, rx: number, ry: number, turn = 0): number => {
    const dx = (x - cx) * Math.cos(turn) + (y - cy) * Math.sin(turn);
    const dy = -(x - cx) * Math.sin(turn) + (y - cy) * Math.cos(turn);
    return Math.hypot(dx / rx, dy / ry);
  };
  // Skin and muscle in layers, then liver.
  let value = depth < 0.1 ? 0.42 + 0.16 * Math.sin(depth * 190) : 0.4;
  value += 0.05 * Math.sin(x * 0.021 + y * 0.013) + 0.04 * Math.sin(x * 0.043 - y * 0.031);
  const diaphragm = ellipse(312, 168, 262, 238);
  if (diaphragm > 1.012) value = 0.16;
  if (Math.abs(diaphragm - 1) < 0.022 && y > 230) value = 0.95;
  const kidney = ellipse(430, 306, 92, 47, 0.34);
  if (kidney < 1.06) value = kidney > 0.97 ? 0.62 : kidney > 0.5 ? 0.23 : 0.66;
  const gallbladder = ellipse(246, 196, 52, 24, -0.5);
  if (gallbladder < 1.1) value = gallbladder > 0.93 ? 0.68 : 0.015;
  else if (x > 214 && x < 300 && y > 222 && y < 330 && diaphragm < 0.97)
    value += 0.17 * Math.exp(-(((x - 258) / 34) ** 2)) * (1 - (y - 222) / 108);
  for (const [cx, cy, rx, ry, turn] of VESSELS) {
    const vessel = ellipse(cx, cy, rx, ry, turn);
    if (vessel < 1.25) value = vessel > 0.98 ? 0.56 : 0.03;
  }
  return value;
}
const VESSELS: readonly (readonly [number, number, number, number, number])[] = [
  [352, 176, 40, 7, 0.5],
  [398, 214, 16, 6, 0.9],
  [186, 268, 36, 6, -0.7],
  [322, 262, 12, 9, 0],
  [150, 216, 18, 4.5, 0.4],
  [286, 132, 26, 4.5, -0.2],
  [452, 190, 22, 4.5, 1.1],
];

/** Speckle along depth and beam: the magnitude of filtered complex noise, around 1. */
function speckle(random: Random): Float32Array {
  const parts = [0, 1].map(() => blur(blur(noise(random), 'depth', 1), 'beam', 2));
  const [real, imaginary] = parts as [Float32Array, Float32Array];
  const magnitude = real.map((value, index) => Math.hypot(value, imaginary[index] as number));
  const mean = magnitude.reduce((sum, value) => sum + value, 0) / magnitude.length;
  return magnitude.map((value) => value / mean);
}

const noise = (random: Random): Float32Array => Float32Array.from({ length: DEPTHS * BEAMS }, () => random.normal());

/** The sum of 2 × reach + 1 neighbours along one axis; at the ends the last value is repeated. */
function blur(values: Float32Array, axis: 'depth' | 'beam', reach: number): Float32Array {
  const [step, length] = axis === 'depth' ? [BEAMS, DEPTHS] : [1, BEAMS];
  return values.map((_, index) => {
    const place = Math.floor(index / step) % length;
    let sum = 0;
    for (let offset = -reach; offset <= reach; offset++) {
      const neighbour = Math.max(0, Math.min(length - 1, place + offset));
      sum += values[index + (neighbour - place) * step] as number;
    }
    return sum;
  });
}

/** The whole picture as RGB: the fan, its scales, and the words that such a machine draws into it, the invented name among them. */
export function ultrasoundPicture(name: string, birthDate: string, id: string, institution: string, date: string): Uint8Array {
  const canvas: Canvas = {
    columns: ULTRASOUND.columns,
    rows: ULTRASOUND.rows,
    rgb: new Uint8Array(ULTRASOUND.columns * ULTRASOUND.rows * 3),
  };
  drawFan(canvas, speckle(new Random(90_417)));
  drawScales(canvas);
  drawText(canvas, name, 14, 10, 2, WHITE);
  drawText(canvas, `${birthDate}  ${id}`, 14, 30, 1, WHITE);
  drawText(canvas, institution, 640 - 14 - institution.length * 6, 10, 1, WHITE);
  drawText(canvas, date, 640 - 14 - date.length * 6, 22, 1, WHITE);
  ['ABD GEN', 'C5-2', '32 HZ', '14.0 CM', '2D', 'GN 58%', 'DR 60', 'P LOW'].forEach((line, index) => {
    drawText(canvas, line, 14, 76 + index * 14, 1, index < 2 ? AMBER : GREY);
  });
  drawText(canvas, 'MI 0.9  TIS 0.3', 14, 462, 1, GREY);
  drawText(canvas, 'LIVER / RIGHT KIDNEY', 262, 458, 1, AMBER);
  return canvas.rgb;
}

function drawFan(canvas: Canvas, grain: Float32Array): void {
  for (let y = 0; y < canvas.rows; y++) {
    for (let x = 0; x < canvas.columns; x++) {
      const dx = x - FAN.apexX;
      const dy = y - FAN.apexY;
      const radius = Math.hypot(dx, dy);
      const angle = Math.atan2(dx, dy);
      if (radius < FAN.near || radius >= FAN.far || Math.abs(angle) > FAN.halfAngle) continue;
      const depth = (radius - FAN.near) / (FAN.far - FAN.near);
      const grainHere = sampleGrain(grain, depth * (DEPTHS - 1), ((angle / FAN.halfAngle + 1) / 2) * (BEAMS - 1));
      const edge = Math.min(1, (FAN.halfAngle - Math.abs(angle)) * 40);
      const gain = (0.86 - 0.22 * depth) * (0.82 + 0.18 * edge);
      const level = Math.max(0, Math.min(1, echo(x, y, depth) * gain * (0.35 + 0.65 * grainHere)));
      const grey = Math.round(255 * level ** 0.85);
      canvas.rgb.fill(grey, (y * canvas.columns + x) * 3, (y * canvas.columns + x) * 3 + 3);
    }
  }
}

function sampleGrain(grain: Float32Array, depth: number, beam: number): number {
  const d = Math.min(DEPTHS - 2, Math.floor(depth));
  const b = Math.min(BEAMS - 2, Math.floor(beam));
  const fd = depth - d;
  const fb = beam - b;
  const at = (dd: number, bb: number): number => grain[(d + dd) * BEAMS + b + bb] as number;
  return (at(0, 0) * (1 - fb) + at(0, 1) * fb) * (1 - fd) + (at(1, 0) * (1 - fb) + at(1, 1) * fb) * fd;
}

/** The grey wedge on the left, centimetres of depth on the right. */
function drawScales(canvas: Canvas): void {
  for (let step = 0; step < 96; step++) {
    const grey = Math.round(255 * (1 - step / 95));
    fillRectangle(canvas, 14, 230 + step, 12, 1, [grey, grey, grey]);
  }
  for (let cm = 0; cm <= 14; cm++) {
    const y = Math.round(FAN.apexY + FAN.near + (cm * 10) / MM_PER_PIXEL);
    fillRectangle(canvas, cm % 5 === 0 ? 612 : 618, y, cm % 5 === 0 ? 14 : 8, 1, GREY);
    if (cm % 5 === 0 && cm > 0) drawText(canvas, String(cm), 590, y - 3, 1, GREY);
  }
  fillRectangle(canvas, FAN.apexX - 3, FAN.apexY + FAN.near - 10, 7, 3, AMBER);
}
