import { expect, it } from 'vitest';
import { PROFILE_ROWS } from '../../core/deid/profile-table.generated.js';
import { lookUpAttribute } from '../../core/dicom/dictionary/look-up.js';
import { isGroupLength, isPrivate } from '../../core/dicom/tag.js';
import { exportBytes, valuesByPath } from '../core/deid/export-in-memory.js';
import { readScan, scanFiles, tryScan } from '../support/scan-files.js';

/**
 * Over real files: every element of the standard that Table E.1-1 doesn't list is in the copy with the same bytes, at every depth
 * that the table lets stand, unless a reason names why not. `LONG=1` reads all files at hand.
 */
const LARGEST = process.env['LONG'] === '1' ? 20_000_000 : 60_000;
const LISTED = new Set(PROFILE_ROWS.split('\n').map((row) => row.split('|')[0]));
const isListed = (tag: number): boolean =>
  LISTED.has(tag.toString(16).toUpperCase().padStart(8, '0')) || (tag >= 0x50000000 && tag < 0x61000000);
/** What may happen to an element that the table doesn't list, beside the findings of the leak search. */
const NAMED: ReadonlySet<string> = new Set([
  'inside-removed',
  'profile-uid',
  'profile-dummy',
  'mark',
  'padding',
  'nested-picture',
  'codestream',
  'unused-bits',
  'past-last-pixel',
  'fragments-moved',
  'unparsed',
  'file-meta',
  'profile-remove',
]);

it('keeps what the table does not list, unless a reason says why not', () => {
  const reasons = new Map<string, number>();
  let kept = 0;
  let files = 0;
  for (const scan of scanFiles()) {
    const parsed = tryScan(scan);
    if (typeof parsed === 'string' || parsed.source.size > LARGEST) continue;
    const exported = exportOrNull(readScan(scan).source.read(0, parsed.source.size));
    if (!exported) continue;
    files += 1;
    const before = valuesByPath(exported.source.dataSet);
    const after = valuesByPath(exported.output.dataSet);
    for (const { path, tag, reason, action } of exported.plan.decisions) {
      if (!before.has(path) || isPrivate(tag) || isGroupLength(tag) || isListed(tag) || !lookUpAttribute(tag)) continue;
      if (after.has(path) && after.get(path) === before.get(path) && reason !== 'inside-removed') {
        kept += 1;
        continue;
      }
      expect([scan.name, path, action, NAMED.has(reason) || reason.startsWith('leak-') ? 'named' : reason]).toEqual([
        scan.name,
        path,
        action,
        'named',
      ]);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
  }
  const counts = [...reasons].sort(([, one], [, other]) => other - one).map(([reason, count]) => `${reason} ${count}`);
  process.stderr.write(
    `needless loss: ${files} files, ${kept} elements that the table doesn't list unchanged; changed or gone: ${counts.join(', ')}\n`,
  );
  const alarms = [...reasons].filter(([reason]) => reason.startsWith('leak-')).reduce((sum, [, count]) => sum + count, 0);
  expect(kept).toBeGreaterThan(2000);
  // Real files name their people in few of these elements.
  expect(alarms).toBeLessThan(kept / 200);
}, 240_000);

function exportOrNull(input: Uint8Array): ReturnType<typeof exportBytes> | null {
  try {
    return exportBytes(input);
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('left out')) return null;
    throw error;
  }
}
