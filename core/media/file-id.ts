/**
 * The local id of a file: that of a granted file, or of one inside it. The latter is `grant!size!index!index…`: the granted file's
 * id and size in bytes, then the entry's place in each container from the outside in. So any worker can open it by the id alone,
 * and no name of a file is in it. Main never sees such an id.
 */
export interface FileId {
  readonly grantId: string;
  /** Bytes of the granted file; null where the id is the granted file's own. */
  readonly grantSize: number | null;
  readonly entries: readonly number[];
}

const DIVIDER = '!';

export function formatFileId(grantId: string, grantSize: number, entries: readonly number[]): string {
  return entries.length === 0 ? grantId : [grantId, grantSize, ...entries].join(DIVIDER);
}

/** @throws RangeError for what `formatFileId` doesn't make */
export function parseFileId(id: string): FileId {
  const [grantId = '', ...rest] = id.split(DIVIDER);
  const [grantSize = null, ...entries] = rest.map((text) => (/^\d{1,15}$/.test(text) ? Number(text) : Number.NaN));
  if (grantId === '' || (grantSize !== null && entries.length === 0) || [grantSize ?? 0, ...entries].some(Number.isNaN))
    throw new RangeError('not the id of a file');
  return { grantId, grantSize, entries };
}

/** The id of two files that are one volume: a header and its voxels, each by its own id and size. */
export interface PairId {
  readonly header: { readonly id: string; readonly size: number };
  readonly voxels: { readonly id: string; readonly size: number };
}

const JOINT = '+';

export const formatPairId = ({ header, voxels }: PairId): string => [header.id, header.size, voxels.id, voxels.size].join(JOINT);

/** Null where the id is that of one file. @throws RangeError for what `formatPairId` doesn't make */
export function parsePairId(id: string): PairId | null {
  if (!id.includes(JOINT)) return null;
  const [header = '', headerSize = '', voxels = '', voxelsSize = '', ...more] = id.split(JOINT);
  if (header === '' || voxels === '' || more.length > 0 || ![headerSize, voxelsSize].every((text) => /^\d{1,15}$/.test(text)))
    throw new RangeError('not the id of a pair');
  return { header: { id: header, size: Number(headerSize) }, voxels: { id: voxels, size: Number(voxelsSize) } };
}

/** The granted files that an id stands on: one, or two where the halves of a volume were granted apart. */
export function grantsOf(id: string): readonly string[] {
  const pair = parsePairId(id);
  const ids = pair ? [pair.header.id, pair.voxels.id] : [id];
  return ids.map((one) => parseFileId(one).grantId);
}
/** True where the file has no grant of its own: it lies inside another one, or is two. */
export const isInside = (id: string): boolean => id.includes(DIVIDER) || id.includes(JOINT);
