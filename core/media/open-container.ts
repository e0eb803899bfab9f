import { type ByteSource, windowedSource } from '../dicom/byte-source.js';
import type { Container } from './container.js';
import { contentKind } from './content-kind.js';
import { openGzip } from './gzip.js';
import { openIso } from './iso/open-iso.js';
import { MediaError } from './media-error.js';
import type { MediaLimits } from './media-limits.js';
import { openTar } from './tar.js';
import { openZip } from './zip/open-zip.js';

/** The files inside a file, or null where it isn't a container. @throws MediaError where it is a broken one, or of a kind that isn't read */
export function openContainer(source: ByteSource, limits: MediaLimits): Container | null {
  switch (contentKind(source)) {
    case 'zip':
      return openZip(windowedSource(source), limits);
    case 'gzip':
      return openGzip(source, limits);
    case 'tar':
      return openTar(windowedSource(source), limits);
    case 'iso':
      return openIso(windowedSource(source), limits);
    case 'archive':
      throw new MediaError('container-kind-not-supported');
    default:
      return null;
  }
}
