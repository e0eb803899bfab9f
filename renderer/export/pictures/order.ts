import type { PictureFile } from './state.js';

/**
 * The files in the order in which they are looked at: kinds that carry writing first, among them ultrasound with the most room
 * outside of its regions; then what is of another size than the rest of its series (a dose sheet among slices), the first and
 * the last of each series, and then all the others.
 */
export function orderToLookAt(files: readonly PictureFile[]): readonly PictureFile[] {
  const series = new Map<string, PictureFile[]>();
  for (const file of files) {
    const key = file.grid.untrustedSeries || file.fileId;
    series.set(key, [...(series.get(key) ?? []), file]);
  }
  const rank = new Map<string, number>();
  for (const group of series.values()) {
    const usual = usualSize(group);
    for (const [index, file] of group.entries()) {
      const isEdge = index === 0 || index === group.length - 1;
      rank.set(file.fileId, file.isWritingKind ? 0 : sizeOf(file) !== usual ? 1 : isEdge ? 2 : 3);
    }
  }
  const rankOf = ({ fileId }: PictureFile): number => rank.get(fileId) ?? 3;
  return [...files].sort((one, other) => rankOf(one) - rankOf(other) || other.grid.outsideRegions - one.grid.outsideRegions);
}

const sizeOf = ({ grid }: PictureFile): string => `${grid.columns} ${grid.rows}`;

/** The size of most files; of the first where several are as many. */
function usualSize(group: readonly PictureFile[]): string {
  const counts = new Map<string, number>();
  for (const file of group) counts.set(sizeOf(file), (counts.get(sizeOf(file)) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most), ['', 0] as [string, number])[0];
}
