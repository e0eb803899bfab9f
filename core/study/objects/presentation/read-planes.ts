import type { DataSet } from '../../../dicom/data-set.js';
import { numberValue, textValue, textValues } from '../../../dicom/read-value.js';
import { groupOf, tagOf } from '../../../dicom/tag.js';
import { type OverlayPlane, overlayPlanes } from '../../../pixels/overlay-planes.js';
import type { LayerPlane } from './presentation.js';

const SHUTTER_SHAPE = 0x00181600;
const SHUTTER_OVERLAY_GROUP = 0x00181623;
const OVERLAY_ROWS = 0x10;
const OVERLAY_ACTIVATION_LAYER = 0x1001;

export interface FoundPlanes {
  readonly planes: readonly LayerPlane[];
  readonly bitmapShutter: OverlayPlane | null;
  /** A bitmap that is asked for can't be read. */
  readonly isDamaged: boolean;
}

/**
 * The bitmaps of a presentation state. One is drawn where a layer activates it (PS3.3 C.11.7), and covers where the shutter names it (C.7.6.15); an
 * activation without a bitmap speaks of the picture's own overlay, which is drawn as the picture has it.
 */
export function readPlanes(dataSet: DataSet): FoundPlanes {
  const found = overlayPlanes({ dataSet }, 0, null);
  const shutterGroup = textValues(dataSet, SHUTTER_SHAPE).includes('BITMAP') ? numberValue(dataSet, SHUTTER_OVERLAY_GROUP) : undefined;
  const planes = found.flatMap((plane): LayerPlane[] => {
    const layer = textValue(dataSet, tagOf(plane.group, OVERLAY_ACTIVATION_LAYER));
    return layer === '' || plane.group === shutterGroup ? [] : [{ layer, plane }];
  });
  const described = new Set(dataSet.elements.flatMap(({ tag }) => (isRows(tag) ? [groupOf(tag)] : [])));
  return {
    planes,
    bitmapShutter: found.find(({ group }) => group === shutterGroup) ?? null,
    isDamaged: found.length < described.size || (shutterGroup !== undefined && !found.some(({ group }) => group === shutterGroup)),
  };
}

const isRows = (tag: number): boolean => (groupOf(tag) & 0xffe1) === 0x6000 && (tag & 0xffff) === OVERLAY_ROWS;
