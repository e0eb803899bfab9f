/**
 * Draws every icon from the SVG files of resources/icons, for who changed one: node scripts/package/make-icons.mjs. What it makes
 * is kept in the repository, so that packaging needs no program that draws.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print, root, runScript } from '../setup/repository.mjs';
import { ICON_NEEDS, requireNeeds } from '../setup/system-libraries.mjs';
import { ICNS_SIZES, ICO_SIZES, writeIcns, writeIco } from './icon-containers.mjs';

const folder = join(root, 'resources', 'icons');
/** The sizes of the hicolor theme that desktops look for. */
const HICOLOR_SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
/** Below this a drawing of its own is used: ribs of half a pixel are dirt. */
const SMALL = 48;

/**
 * One drawing as a PNG.
 * @param {string} drawing name without extension
 * @param {number} side in pixels
 */
function draw(drawing, side) {
  return execFileSync('rsvg-convert', ['-w', String(side), '-h', String(side), join(folder, `${drawing}.svg`)], { maxBuffer: 2 ** 26 });
}

/**
 * @param {readonly number[]} sizes
 * @param {(side: number) => string} drawingFor
 */
function drawAll(sizes, drawingFor) {
  return new Map(sizes.map((side) => [side, draw(drawingFor(side), side)]));
}

await runScript(async () => {
  await requireNeeds(ICON_NEEDS, 'drawing icons');
  const sizes = [...new Set([...HICOLOR_SIZES, ...ICO_SIZES, ...ICNS_SIZES])];
  const app = drawAll(sizes, (side) => (side <= SMALL ? 'negatoscope-small' : 'negatoscope'));
  const scan = drawAll([...new Set([...ICO_SIZES, ...ICNS_SIZES])], () => 'scan-file');
  const png = join(folder, 'png');
  rmSync(png, { recursive: true, force: true });
  mkdirSync(png);
  for (const side of HICOLOR_SIZES) writeFileSync(join(png, `${side}x${side}.png`), app.get(side) ?? '');
  for (const [name, pictures] of /** @type {const} */ ([
    ['negatoscope', app],
    ['scan-file', scan],
  ])) {
    writeFileSync(join(folder, `${name}.ico`), writeIco(pictures));
    writeFileSync(join(folder, `${name}.icns`), writeIcns(pictures));
  }
  print(`Icons drawn: ${HICOLOR_SIZES.length} PNG, 2 ICO, 2 ICNS.`);
  return 0;
});
