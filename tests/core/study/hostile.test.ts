import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { memorySource } from '../../../core/dicom/byte-source.js';
import { ParseError } from '../../../core/dicom/parse-error.js';
import { type ParsedFile, parseFile } from '../../../core/dicom/parse-file.js';
import { displayFrame } from '../../../core/pixels/display-frame.js';
import { FrameError } from '../../../core/pixels/frame-error.js';
import { describeImage } from '../../../core/pixels/image-description.js';
import { overlayPlanes } from '../../../core/pixels/overlay-planes.js';
import { readFrame } from '../../../core/pixels/read-frame.js';
import { frameDescription } from '../../../core/study/frames/frame-description.js';
import { groupStudies } from '../../../core/study/group-studies.js';
import { describeInstance, type InstanceRecord } from '../../../core/study/instance-record.js';
import { segmentMasks } from '../../../core/study/segmentation/segment-masks.js';
import { readSegmentation } from '../../../core/study/segmentation/segmentation.js';
import { tileLayout } from '../../../core/study/slide/tile-layout.js';
import { summariseStudies } from '../../../core/study/summarise-studies.js';
import { Random } from '../../../scripts/sample/random.js';
import { nodeCodecs } from '../../support/codec-binaries.js';
import { scanFiles } from '../../support/scan-files.js';

/** Kinds of file whose attributes are read here: enhanced, segmented palettes, dose, segmentations, slides, overlays, PET, ultrasound regions. */
const KINDS =
  /gdcm-US-ALOKA-16|emri_small\.dcm|rtdose\.dcm|seg_image_ct_binary\.dcm|sparse-labelmap-ppv5|seg_image_sm_control_labelmap\.dcm|sm_image\.dcm|weasis\/overlay|vlut_04|pet\/1\.dcm|enhanced\/6_1|examples_palette|OBXXXX1A|liver\.dcm|MR_small\.dcm|JPGExtended/;
const MAX_BYTES = 900_000;
const MUTATIONS = 25;

const codecs = nodeCodecs();
beforeAll(() => codecs.prepare('1.2.840.10008.1.2.1'));

/** Everything that this program reads of a picture. @returns its record, where there is one */
function readAll(parsed: ParsedFile): InstanceRecord {
  const record = describeInstance(parsed, 'file', 'name');
  const segmentation = readSegmentation(parsed);
  tileLayout(parsed.dataSet);
  overlayPlanes(parsed, 0, null);
  const image = describeImage(parsed.dataSet);
  if (image.kind === 'refused' || image.rows * image.columns > 2 ** 22) return record;
  frameDescription(parsed, image.numberOfFrames - 1);
  try {
    const decoded = readFrame(parsed, 0, codecs);
    overlayPlanes(parsed, 0, decoded);
    const [frame] = segmentation?.frames ?? [];
    if (segmentation && frame) segmentMasks(segmentation, frame, decoded);
    displayFrame(parsed, 0, decoded);
  } catch (error) {
    if (!(error instanceof FrameError)) throw error;
  }
  return record;
}

it('reads changed files or says why not, and groups all that it read', () => {
  const stream = new Random(20_261_124);
  const random = () => stream.next();
  const scans = scanFiles().filter(({ name }) => KINDS.test(name));
  expect(scans.length).toBeGreaterThanOrEqual(3);
  const records: InstanceRecord[] = [];
  for (const scan of scans) {
    const whole = readFileSync(scan.absolute);
    if (whole.length > MAX_BYTES) continue;
    for (let round = 0; round < MUTATIONS; round++) {
      const changed = new Uint8Array(whole);
      // Headers lie in front: most changes go there.
      const reach = random() < 0.8 ? Math.min(whole.length, 8192) : whole.length;
      for (let change = 0; change < 1 + random() * 8; change++)
        changed[132 + Math.floor(random() * (reach - 132))] = Math.floor(random() * 256);
      try {
        records.push(readAll(parseFile(memorySource(changed))));
      } catch (error) {
        if (!(error instanceof ParseError)) throw new Error(`${scan.name}, round ${round}`, { cause: error });
      }
    }
  }
  expect(records.length).toBeGreaterThan(50);
  // Together, as if they had been opened at once.
  const summaries = summariseStudies(groupStudies(records));
  expect(summaries.flatMap(({ series }) => series.flatMap(({ instances }) => instances))).toHaveLength(records.length);
});
