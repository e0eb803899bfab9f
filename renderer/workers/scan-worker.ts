import { expose } from 'comlink';
import { type Grant, headsAddress, MAX_HEADS } from '../../core/bridge.js';
import { windowedSource } from '../../core/dicom/byte-source.js';
import { ParseError, type ParseErrorCode } from '../../core/dicom/parse-error.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { describeInstance, type InstanceRecord } from '../../core/study/instance-record.js';
import { grantedSource } from './address-source.js';
import { type ElementListing, listElements } from './scan-elements.js';
import { splitHeads } from './scan-heads.js';

const WINDOW_BYTES = 64 * 1024;
/** Media Storage Directory Storage (PS3.10 §8): the index of a disc. */
const DIRECTORY_SOP_CLASS = '1.2.840.10008.1.3.10';

/** What one file turned out to be. */
export type ScanResult =
  | { readonly kind: 'record'; readonly record: InstanceRecord }
  | { readonly kind: 'not-opened'; readonly reason: ParseErrorCode | 'read-failed' | 'directory' };

/** What the page asks of the worker that reads headers. */
export interface ScanWorker {
  /** Reads the headers of at most 64 files; one answer a file, in order. */
  scanBatch(grants: readonly Grant[]): ScanResult[];
  /** Every element of a file, nested ones too. @throws Error where the file can't be read any more */
  readElements(grant: Grant): ElementListing;
}

function scanBatch(grants: readonly Grant[]): ScanResult[] {
  const heads = readHeads(grants.slice(0, MAX_HEADS));
  return grants.map((grant, index) => scanFile(grant, heads[index]));
}

function scanFile(grant: Grant, head: Uint8Array | null | undefined): ScanResult {
  if (!head) return { kind: 'not-opened', reason: 'read-failed' };
  try {
    const parsed = parseFile(windowedSource(grantedSource(grant.id, grant.size), WINDOW_BYTES, head));
    const record = describeInstance(parsed, grant.id, grant.untrustedName);
    return record.sopClass.uid === DIRECTORY_SOP_CLASS ? { kind: 'not-opened', reason: 'directory' } : { kind: 'record', record };
  } catch (error) {
    // Whatever a hostile file sets off here ends with this file: the rest of the folder is read all the same.
    return { kind: 'not-opened', reason: error instanceof ParseError ? error.code : 'read-failed' };
  }
}

function readHeads(grants: readonly Grant[]): (Uint8Array | null)[] {
  const request = new XMLHttpRequest();
  request.open('GET', headsAddress(grants.map((grant) => grant.id)), false);
  request.responseType = 'arraybuffer';
  try {
    request.send();
  } catch {
    return grants.map(() => null);
  }
  const body: unknown = request.response;
  return request.status === 200 && body instanceof ArrayBuffer ? splitHeads(new Uint8Array(body), grants.length) : grants.map(() => null);
}

const worker: ScanWorker = {
  scanBatch,
  readElements: (grant) => listElements(parseFile(grantedSource(grant.id, grant.size))),
};
expose(worker);
