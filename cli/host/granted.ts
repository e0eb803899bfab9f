import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { GrantedInputs } from '../../core/verb-calls.js';
import { grantInputs } from '../../electron/files/granted-inputs.js';
import { createGrants, type Grants } from '../../electron/files/grants.js';

/** Granted files, and how they are read. */
export interface Granted extends GrantedInputs {
  source(id: string): ByteSource;
  close(): void;
}

/** In this process the stage reads the very files. */
export interface GrantedHere extends Granted {
  readonly grants: Grants;
}

/** Walks files and folders and pins every regular file in them. */
export async function openGranted(inputs: readonly string[]): Promise<GrantedHere> {
  const grants = createGrants();
  return { grants, ...(await grantInputs(grants, inputs)), source: (id) => grants.source(id), close: () => grants.close() };
}
