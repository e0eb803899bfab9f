import { commitStaged } from '../../electron/files/commit.js';
import { createStage } from '../../electron/files/stage.js';
import { writtenSource } from '../../electron/files/written-source.js';
import { version } from '../../package.json';
import type { CopyStage } from '../copy-stage.js';
import { sayProgress } from '../say.js';
import type { GrantedHere } from './granted.js';

/** A stage of this process. */
export function createCopyStage({ grants }: GrantedHere): CopyStage {
  const stage = createStage(grants);
  return {
    appendBlob: async (id, bytes) => stage.appendBlob(id, bytes),
    stageExport: (splices, how) => stage.stageExport(splices, { ...how, onProgress: (done, total) => sayProgress('staged', done, total) }),
    source: (id) => stage.source(id),
    async commit(ids, { out, receipt, asFile }, facts, check) {
      const result = await commitStaged(stage, ids, {
        target: out,
        asFile,
        receiptPath: receipt,
        version,
        allowEmptyTarget: true,
        replaceReceipt: true,
        facts,
        checkWritten: (written, watch) =>
          check(
            written.map((file) => ({ name: file.name, source: writtenSource(file) })),
            watch,
          ),
        onProgress: ({ phase, done, total }) => sayProgress(phase, done, total),
      });
      if (result.outcome === 'written') return null;
      return result.outcome === 'cancelled' ? 'write-failed' : result.failure;
    },
    discard: async () => stage.discard(),
  };
}
