import { grantsOf } from '../../core/media/file-id.js';
import { type ContainerListing, type OpenedFile, OpenedFiles } from '../../core/media/opened-files.js';
import { grantedSource } from './address-source.js';

/** Granted files, and those inside them, of this worker. */
const opened = new OpenedFiles(grantedSource);

/** Any file by its id. @throws MediaError, ByteRangeError */
export const openFile = (id: string, size: number): OpenedFile => opened.open(id, size);

/** What a container holds; null where it isn't one. @throws MediaError, ByteRangeError */
export const listContainer = (id: string, size: number, untrustedName: string): ContainerListing | null =>
  opened.list(id, size, untrustedName);

/** Files that were closed: what was kept for them goes, and comes back for what is still open in the same container. */
export const forgetOpened = (ids: readonly string[]): void => opened.forget(ids.flatMap(grantsOf));
