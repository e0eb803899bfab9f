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

/** The granted file that an id stands in, or is. */
export const grantOf = (id: string): string => parseFileId(id).grantId;
/** True where the file lies inside a granted one. */
export const isInside = (id: string): boolean => id.includes(DIVIDER);
