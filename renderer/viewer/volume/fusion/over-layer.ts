import type { GreyDisplay } from '../../../../core/pixels/display-frame.js';
import type { ReadoutScale } from '../../../../core/pixels/readout/readout-scales.js';
import type { InstanceRecord } from '../../../../core/study/instance-record.js';
import type { InkRange } from '../../../../core/study/volume/laid-over.js';
import type { LaidOver, LoadedVolume } from '../../../app/volume-view.js';
import type { VolumeHost } from '../../../workers/volume-client.js';
import { resolveVoi, windowOf } from '../../voi.js';

/** A series over the planes, with the worker that cuts it. */
export interface OverLayer {
  readonly host: VolumeHost;
  readonly loaded: LoadedVolume;
  readonly record: InstanceRecord;
  readonly opacity: number;
  readonly colours: LaidOver['colours'];
  readonly range: InkRange;
}

/** Up to which uptake the colours go where nobody said: what most tumours and organs reach. */
const USUAL_UPTAKE = 10;

/** The values between which the colours go where nobody said: uptake from 0 to 10, dose from 0 to the greatest; of all else the file's own window. */
export function usualRange(record: InstanceRecord, look: GreyDisplay): InkRange {
  const [scale] = look.readout ?? [];
  if (scale?.kind === 'suv-body-weight') return { least: outputOf(scale, 0), most: outputOf(scale, USUAL_UPTAKE) };
  if (scale?.kind === 'dose') return { least: outputOf(scale, 0), most: look.maxValue };
  const { center, width } = windowOf(look, resolveVoi(record, look, null));
  return { least: center - width / 2, most: center + width / 2 };
}

/** The value of the Modality LUT's output that reads as so much. */
const outputOf = ({ slope, intercept }: ReadoutScale, read: number): number => (read - intercept) / slope;
