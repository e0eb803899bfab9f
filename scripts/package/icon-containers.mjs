/** The two containers that hold an icon in all its sizes, each size as a PNG. */

/** Which picture stands for which size in an .icns: its type, and its side in pixels (the same side may stand twice, for "@2x"). */
const ICNS_TYPES = /** @type {const} */ ([
  ['icp4', 16],
  ['icp5', 32],
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic13', 256],
  ['ic09', 512],
  ['ic14', 512],
  ['ic10', 1024],
]);

export const ICNS_SIZES = [...new Set(ICNS_TYPES.map(([, side]) => side))];
/** What Windows shows at its usual scales. */
export const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];

/**
 * An .icns of PNG pictures (macOS 10.7 and later read them): a header, then type, length and picture for each.
 * @param {ReadonlyMap<number, Buffer>} pictures PNG by its side in pixels
 */
export function writeIcns(pictures) {
  const entries = ICNS_TYPES.map(([type, side]) => entry(type, pictureOf(pictures, side)));
  return entry('icns', Buffer.concat(entries));
}

/** @param {string} type @param {Buffer} content */
function entry(type, content) {
  const head = Buffer.alloc(8);
  head.write(type, 0, 'latin1');
  head.writeUInt32BE(8 + content.length, 4);
  return Buffer.concat([head, content]);
}

/**
 * An .ico of PNG pictures (Windows Vista and later read them): a header, a directory of 16 bytes a picture, the pictures.
 * @param {ReadonlyMap<number, Buffer>} pictures PNG by its side in pixels
 */
export function writeIco(pictures) {
  const all = ICO_SIZES.map((side) => pictureOf(pictures, side));
  const head = Buffer.alloc(6 + 16 * all.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(all.length, 4);
  let offset = head.length;
  for (const [index, picture] of all.entries()) {
    const at = 6 + 16 * index;
    // A side of 256 doesn't fit into the byte: 0 stands for it.
    const side = (ICO_SIZES[index] ?? 0) % 256;
    head.writeUInt8(side, at);
    head.writeUInt8(side, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(picture.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += picture.length;
  }
  return Buffer.concat([head, ...all]);
}

/** @param {ReadonlyMap<number, Buffer>} pictures @param {number} side */
function pictureOf(pictures, side) {
  const picture = pictures.get(side);
  if (!picture) throw new Error(`there is no picture of ${side} pixels`);
  return picture;
}
