import { join } from 'node:path';
import type { StagedFile } from '../../../core/bridge.js';
import { createGrants, type Grants } from '../../../electron/files/grants.js';
import { createStage, type Stage } from '../../../electron/files/stage.js';
import { openAll, patterned, scratchFolder, writeFile } from '../scratch.js';

export interface StagedExport {
  readonly root: string;
  readonly sources: readonly string[];
  readonly grants: Grants;
  readonly stage: Stage;
  readonly files: readonly StagedFile[];
  readonly ids: readonly string[];
  /** What each output holds. */
  readonly contents: readonly Buffer[];
}

/** `count` sources of `size` bytes, each staged as its bytes from the 5th on behind a new head. */
export async function stageSome(count = 3, size = 50_000): Promise<StagedExport> {
  const root = scratchFolder();
  const sources = Array.from({ length: count }, (_, index) =>
    writeFile(root, `in/${String(index).padStart(4, '0')}`, patterned(size, index + 1)),
  );
  const grants = createGrants();
  const stage = createStage(grants);
  const { grants: opened } = await openAll(grants, [join(root, 'in')]);
  const head = Uint8Array.of(7, 7, 7);
  const result = await stage.stageExport(opened.map(({ id }) => ({ parts: [{ bytes: head }, { copy: [id, 5, size - 5] as const }] })));
  if (!result.ok) throw new Error(result.failure);
  return {
    root,
    sources,
    grants,
    stage,
    files: result.files,
    ids: result.files.map((file) => file.stagedId),
    contents: sources.map((_, index) => Buffer.concat([head, patterned(size, index + 1).subarray(5)])),
  };
}
