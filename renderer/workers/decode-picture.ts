import type { ByteSource } from '../../core/dicom/byte-source.js';
import type { ColorDisplay } from '../../core/pixels/display-frame.js';
import { FrameError } from '../../core/pixels/frame-error.js';
import { describePicture, type PictureFormat, readPicture } from '../../core/study/picture-record.js';

/**
 * A PNG or JPEG file, decoded by the platform and turned as the file asks. Its size was read from its head and bounded before that.
 * What is transparent is shown on black.
 * @throws FrameError
 */
export async function decodePicture(source: ByteSource, format: PictureFormat): Promise<ColorDisplay> {
  const image = describePicture(readPicture(source, format), format);
  if (image.kind === 'refused') throw new FrameError(image.code, image.detail);
  const { rows, columns } = image;
  const bitmap = await decode(source, format);
  try {
    if (bitmap.width !== columns || bitmap.height !== rows) throw new FrameError('codestream-mismatch');
    const drawing = new OffscreenCanvas(columns, rows).getContext('2d', { alpha: false, willReadFrequently: true });
    if (!drawing) throw new FrameError('too-large');
    drawing.drawImage(bitmap, 0, 0);
    return { kind: 'color', rows, columns, rgba: drawing.getImageData(0, 0, columns, rows).data };
  } finally {
    bitmap.close();
  }
}

async function decode(source: ByteSource, format: PictureFormat): Promise<ImageBitmap> {
  const bytes = source.read(0, source.size);
  try {
    return await createImageBitmap(new Blob([bytes.slice()], { type: `image/${format}` }), { imageOrientation: 'from-image' });
  } catch {
    throw new FrameError('codestream-invalid');
  }
}
