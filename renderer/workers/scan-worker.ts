import { expose } from 'comlink';
import { type Grant, headsAddress, MAX_HEADS } from '../../core/bridge.js';
import { describeFile, type FileRefusal } from '../../core/describe-file.js';
import { type ByteSource, windowedSource } from '../../core/dicom/byte-source.js';
import { parseFile } from '../../core/dicom/parse-file.js';
import { contentKind, isContainer } from '../../core/media/content-kind.js';
import type { DiscDirectory } from '../../core/media/dicomdir/read-directory.js';
import { isInside } from '../../core/media/file-id.js';
import { MediaError, type MediaErrorCode } from '../../core/media/media-error.js';
import type { ContainerListing } from '../../core/media/opened-files.js';
import { niftiFacts } from '../../core/nifti/nifti-facts.js';
import type { InstanceRecord } from '../../core/study/instance-record.js';
import { readPicture } from '../../core/study/picture-record.js';
import { grantedSource } from './address-source.js';
import { forgetOpened, listContainer, openFile } from './open-file.js';
import { type ElementListing, listElements } from './scan-elements.js';
import { listFacts } from './scan-facts.js';
import { splitHeads } from './scan-heads.js';

const WINDOW_BYTES = 64 * 1024;

/** What one file turned out to be. */
export type ScanResult =
  | { readonly kind: 'record'; readonly record: InstanceRecord }
  /** It holds others, which are to be scanned like granted ones. */
  | { readonly kind: 'container'; readonly listing: ContainerListing }
  /** The index of a disc. */
  | { readonly kind: 'directory'; readonly directory: DiscDirectory }
  | { readonly kind: 'not-opened'; readonly reason: FileRefusal | MediaErrorCode | 'read-failed' };

/** What the page asks of the worker that reads headers. */
export interface ScanWorker {
  /** Reads the headers of at most 64 files, granted ones or those inside them; one answer a file, in order. */
  scanBatch(files: readonly Grant[]): ScanResult[];
  /** Every element of a file, nested ones too. @throws Error where the file can't be read any more */
  readElements(file: Grant): ElementListing;
  /** Files that were closed. */
  forget(fileIds: readonly string[]): void;
}

function scanBatch(files: readonly Grant[]): ScanResult[] {
  const granted = files.slice(0, MAX_HEADS).filter(({ id }) => !isInside(id));
  const heads = new Map(granted.length === 0 ? [] : readHeads(granted).map((head, index) => [granted[index]?.id, head] as const));
  return files.map((file) => scanFile(file, heads.get(file.id)));
}

function scanFile(file: Grant, head: Uint8Array | null | undefined): ScanResult {
  const { id, size, untrustedName } = file;
  if (!head && !isInside(id)) return { kind: 'not-opened', reason: 'read-failed' };
  try {
    const source = head ? windowedSource(grantedSource(id, size), WINDOW_BYTES, head) : openFile(id, size).source;
    const kind = contentKind(source);
    const listing = isContainer(kind) ? listContainer(id, size, untrustedName) : null;
    return listing ? { kind: 'container', listing } : describe(source, file);
  } catch (error) {
    // Whatever a hostile file sets off here ends with this file: the rest of the folder is read all the same.
    return { kind: 'not-opened', reason: error instanceof MediaError ? error.code : 'read-failed' };
  }
}

function describe(source: ByteSource, { id, untrustedName }: Grant): ScanResult {
  const described = describeFile(source, id, untrustedName);
  if (described.kind === 'directory') return described;
  const [record] = described.kind === 'records' ? described.records : [];
  if (record) return { kind: 'record', record };
  return { kind: 'not-opened', reason: described.kind === 'refused' ? described.reason : 'read-failed' };
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

function readElements({ id, size }: Grant): ElementListing {
  const { source } = openFile(id, size);
  const kind = contentKind(source);
  if (kind === 'png' || kind === 'jpeg') return listFacts(readPicture(source, kind).facts);
  if (kind === 'nifti') return listFacts(niftiFacts(source));
  return listElements(parseFile(source));
}

const worker: ScanWorker = { scanBatch, readElements, forget: forgetOpened };
expose(worker);
