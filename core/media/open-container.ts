import { type ByteSource, windowedSource } from '../dicom/byte-source.js';
import type { Container } from './container.js';
import { contentKind } from './content-kind.js';
import { openGzip } from './gzip.js';
import type { MediaLimits } from './media-limits.js';
import { openZip } from './zip/open-zip.js';

/** The files inside a file, or null where it isn't a container. @throws MediaError where it is a broken one */
export function openContainer(source: ByteSource, limits: MediaLimits): Container | null {
  switch (contentKind(source)) {
    case 'zip':
      return openZip(windowedSource(source), limits);
    case 'gzip':
      return openGzip(source, limits);
    default:
      return null;
  }
}
