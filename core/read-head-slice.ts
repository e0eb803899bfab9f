import type { SliceValues } from './deid/face/head-grid.js';
import type { ParsedFile } from './dicom/parse-file.js';
import type { CodecSet } from './pixels/frame-codec.js';
import { describeGrey } from './pixels/image-description.js';
import { applyModalityLut } from './pixels/modality-lut.js';
import { readFrame } from './pixels/read-frame.js';
import { storedValues } from './pixels/stored-values.js';
import { describeInstance } from './study/instance-record.js';
import { type VolumeSlice, volumeSlices } from './study/volume-slices.js';

/** The frames of a file that lie somewhere in the patient. */
export const headSlices = (parsed: ParsedFile, fileId: string): readonly VolumeSlice[] =>
  volumeSlices(describeInstance(parsed, fileId, ''));

/** What a frame (from 0) measures, behind its Modality LUT. @throws FrameError where it can't be decoded */
export async function readHeadSlice(parsed: ParsedFile, frame: number, codecs: CodecSet): Promise<SliceValues> {
  await codecs.prepare(parsed.transferSyntax.uid);
  const decoded = readFrame(parsed, frame, codecs);
  return applyModalityLut(storedValues(decoded), describeGrey(parsed.dataSet, frame), decoded.signed);
}
