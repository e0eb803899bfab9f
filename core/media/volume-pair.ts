import { type ByteSource, checkRange } from '../dicom/byte-source.js';

/** Most bytes of a header file: what NIfTI-1 can say of where voxels begin is exact far beyond it. */
const MOST_HEADER = 1024 * 1024;
const HEADER_1 = 348;
const HEADER_2 = 540;

/**
 * A volume in two files (nifti1.h, `ni1`; nifti2.h, `ni2`) as one that is whole: the header file says in its copy here that the voxels follow, and
 * where they begin. Nothing else of it is changed, and the voxels are read by ranges. Null where the first isn't such a header.
 */
export function joinVolume(header: ByteSource, voxels: ByteSource): ByteSource | null {
  if (header.size < HEADER_1 || header.size > MOST_HEADER) return null;
  // The voxels begin at a whole sixteen, as the format asks, behind the four bytes that say whether there are extensions.
  const front = new Uint8Array(Math.ceil((header.size + 4) / 16) * 16);
  front.set(header.read(0, header.size));
  const view = new DataView(front.buffer);
  const littleEndian = [HEADER_1, HEADER_2].includes(view.getInt32(0, true));
  const magic = view.getInt32(0, littleEndian) === HEADER_1 ? HEADER_1 - 4 : 4;
  if (front[magic] !== 0x6e || front[magic + 1] !== 0x69) return null;
  front[magic + 1] = 0x2b;
  if (magic === 4) view.setBigInt64(168, view.getBigInt64(168, littleEndian) + BigInt(front.length), littleEndian);
  else view.setFloat32(108, view.getFloat32(108, littleEndian) + front.length, littleEndian);
  return frontedSource(front, voxels);
}

function frontedSource(front: Uint8Array, rest: ByteSource): ByteSource {
  const size = front.length + rest.size;
  return {
    size,
    read(offset, length) {
      checkRange(size, offset, length);
      if (offset >= front.length) return rest.read(offset - front.length, length);
      if (offset + length <= front.length) return front.slice(offset, offset + length);
      const bytes = new Uint8Array(length);
      bytes.set(front.subarray(offset));
      bytes.set(rest.read(0, offset + length - front.length), front.length - offset);
      return bytes;
    },
  };
}

/** A file that may be half of a volume. */
export interface Half {
  readonly untrustedName: string;
  readonly kind: 'header' | 'voxels';
}

/** What a name says of a file of voxels: `.img`, or the same compressed. */
export const isVoxelName = (untrustedName: string): boolean => /\.img(\.gz)?$/i.test(untrustedName);

/** Headers with the voxels of the same name beside them; and what stays alone. */
export function pairHalves<File extends Half>(
  halves: readonly File[],
): { readonly pairs: readonly (readonly [header: File, voxels: File])[]; readonly alone: readonly File[] } {
  const stem = ({ untrustedName }: Half): string => untrustedName.replace(/(\.(hdr|img))?(\.gz)?$/i, '');
  const voxels = new Map(halves.filter(({ kind }) => kind === 'voxels').map((half) => [stem(half), half]));
  const pairs: [File, File][] = [];
  const paired = new Set<File>();
  for (const header of halves) {
    const own = header.kind === 'header' ? voxels.get(stem(header)) : undefined;
    if (!own || paired.has(own)) continue;
    pairs.push([header, own]);
    paired.add(header).add(own);
  }
  return { pairs, alone: halves.filter((half) => !paired.has(half)) };
}
