import type { GrantedInputs } from '../../core/verb-calls.js';
import type { Grants } from './grants.js';

/** Grants all regular files of the inputs of a command line, and lists them and what isn't one by the path of the input joined with that below it. */
export async function grantInputs(grants: Grants, inputs: readonly string[]): Promise<GrantedInputs> {
  const files: GrantedInputs['files'][number][] = [];
  const skipped: GrantedInputs['skipped'][number][] = [];
  await grants.openInputs(inputs, (batch) => {
    for (const { id, size } of batch.grants) files.push({ id, size, path: grants.inputPath(id) });
    for (const { inputPath: path, reason } of batch.skipped) skipped.push({ path, reason });
  });
  return { files, skipped };
}
