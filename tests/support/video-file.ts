import { dataSetOf, writeDicom } from '../../scripts/sample/write-dicom.js';
import { concat } from './dicom-bytes.js';

const VIDEO_ENDOSCOPIC = '1.2.840.10008.5.1.4.1.1.77.1.1.1';
export const H264_SYNTAX = '1.2.840.10008.1.2.4.102';
export const HEVC_SYNTAX = '1.2.840.10008.1.2.4.107';
export const MPEG_2_SYNTAX = '1.2.840.10008.1.2.4.100';

/** A file with a video, its bit stream in fragments of at most so many bytes (PS3.5 §A.4.5). */
export function videoFile(
  stream: Uint8Array,
  {
    rows,
    columns,
    frames,
    syntax = H264_SYNTAX,
    fragment = stream.length,
  }: { rows: number; columns: number; frames: number; syntax?: string; fragment?: number },
): Uint8Array {
  const head = writeDicom(
    dataSetOf([
      [0x00080016, VIDEO_ENDOSCOPIC],
      [0x00080018, '2.25.991'],
      [0x00080060, 'ES'],
      [0x0008103e, 'Invented film'],
      [0x00100010, 'Quillfeather^Zebediah'],
      [0x00181063, '40'],
      [0x0020000d, '2.25.992'],
      [0x0020000e, '2.25.993'],
      [0x00280002, 3],
      [0x00280004, 'YBR_PARTIAL_420'],
      [0x00280006, 0],
      [0x00280008, String(frames)],
      [0x00280010, rows],
      [0x00280011, columns],
      [0x00280100, 8],
      [0x00280101, 8],
      [0x00280102, 7],
      [0x00280103, 0],
      [0x00282110, '01'],
    ]),
    VIDEO_ENDOSCOPIC,
    '2.25.991',
    syntax,
  );
  const item = (bytes: Uint8Array): Uint8Array => {
    const even = bytes.length + (bytes.length % 2);
    const header = new Uint8Array(8);
    const view = new DataView(header.buffer);
    view.setUint32(0, 0xe000fffe, true);
    view.setUint32(4, even, true);
    return concat(header, bytes, new Uint8Array(even - bytes.length));
  };
  const fragments: Uint8Array[] = [];
  for (let at = 0; at < stream.length; at += fragment) fragments.push(item(stream.subarray(at, at + fragment)));
  const start = Uint8Array.of(0xe0, 0x7f, 0x10, 0, 0x4f, 0x42, 0, 0, 0xff, 0xff, 0xff, 0xff);
  const end = Uint8Array.of(0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0);
  return concat([head, start, item(new Uint8Array(0)), ...fragments, end]);
}
