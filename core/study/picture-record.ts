import type { ByteSource } from '../dicom/byte-source.js';
import { readJpeg } from '../media/pictures/jpeg-segments.js';
import type { PictureHeader } from '../media/pictures/picture-fact.js';
import { readPng } from '../media/pictures/png-chunks.js';
import type { ImageDescription, ImageRefusal } from '../pixels/image-description.js';
import { blankRecord } from './blank-record.js';
import type { InstanceRecord } from './instance-record.js';

export type PictureFormat = 'png' | 'jpeg';

/** Most points of a picture that the platform is asked to decode: 400 MB as it is shown. */
export const MAX_PICTURE_POINTS = 100_000_000;
/** Longest edge that the platform draws. */
const MAX_EDGE = 32_767;

/** The head of a picture file. @throws PictureError */
export const readPicture = (source: ByteSource, format: PictureFormat): PictureHeader =>
  format === 'png' ? readPng(source) : readJpeg(source);

/** A PNG or a JPEG of a scan as a record of its own. @throws PictureError where its head can't be read */
export function pictureRecord(source: ByteSource, format: PictureFormat, fileId: string, untrustedName: string): InstanceRecord {
  return blankRecord(fileId, untrustedName, {
    format: format === 'png' ? 'PNG' : 'JPEG',
    image: describePicture(readPicture(source, format), format),
    windows: [],
    geometry: {
      position: null,
      orientation: null,
      frameOfReferenceUid: '',
      patientOrientation: null,
      spacing: null,
      sliceThickness: null,
      spacingBetweenSlices: null,
    },
  });
}

/** As it is shown: in colour, turned as the file asks, 8 bits a sample. */
export function describePicture(header: PictureHeader, format: PictureFormat): ImageDescription | ImageRefusal {
  const { rows, columns } = shownSize(header);
  if (rows > MAX_EDGE || columns > MAX_EDGE || rows * columns > MAX_PICTURE_POINTS)
    return { kind: 'refused', code: 'too-large', detail: '' };
  return {
    kind: 'image',
    rows,
    columns,
    samplesPerPixel: 3,
    photometric: 'RGB',
    planarConfiguration: 0,
    sampleKind: 'integer',
    bitsAllocated: 8,
    bitsStored: 8,
    highBit: 7,
    signed: false,
    numberOfFrames: 1,
    padding: null,
    lossy: format === 'jpeg',
  };
}

/** EXIF orientations from 5 on turn the picture by a quarter. */
export function shownSize({ rows, columns, orientation }: PictureHeader): { readonly rows: number; readonly columns: number } {
  return orientation >= 5 ? { rows: columns, columns: rows } : { rows, columns };
}
