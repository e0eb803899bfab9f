import { expose } from 'comlink';
import type { ChosenCopy, ReceiptFile } from '../../core/bridge.js';
import { compareCopy, type FoundFile } from '../../core/deid/receipt/compare-copy.js';
import { countListed, readReceipt } from '../../core/deid/receipt/read-receipt.js';
import { grantedSource } from './address-source.js';
import type { VerifyWorker } from './verify-api.js';

expose({
  async verify(copy, untrustedReceipt, host) {
    const listed = readReceipt(untrustedReceipt);
    if (!listed) return { kind: 'not-a-receipt' };
    const isReceiptOfZip = listed.length === 1 && listed[0]?.entries !== undefined;
    if (!copy.isFolder && !isReceiptOfZip) return { kind: 'other-shape', isReceiptOfZip };
    const found = filesOf(copy, listed);
    // A zip that is wanted and a folder of files: whoever unpacked it has other files than were written.
    if (copy.isFolder && isReceiptOfZip && !found.has(listed[0]?.path ?? '')) return { kind: 'other-shape', isReceiptOfZip };
    const problems = await compareCopy(listed, found, {
      hash: (ranges) => host.hash(ranges),
      open: ({ id, bytes }) => grantedSource(id, bytes),
    });
    const others = copy.untrustedOthers.map((name) => ({ untrustedPath: insideOf(name), problem: 'added' as const }));
    return { kind: 'compared', files: countListed(listed), problems: [...problems, ...others] };
  },
} satisfies VerifyWorker);

/** Files of a copy by their path in it. A zip that lies in no folder has the name that its owner gave it. */
function filesOf({ isFolder, files }: ChosenCopy, listed: readonly ReceiptFile[]): ReadonlyMap<string, FoundFile> {
  return new Map(
    files.map(({ id, untrustedName, size }) => [isFolder ? insideOf(untrustedName) : (listed[0]?.path ?? ''), { id, bytes: size }]),
  );
}

/** The path below the folder that was picked, whose own name is the first part. */
const insideOf = (untrustedName: string): string => untrustedName.slice(untrustedName.indexOf('/') + 1);
