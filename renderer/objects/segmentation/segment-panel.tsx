import type { InstanceRecord } from '../../../core/study/instance-record.js';
import { masksOnSlice } from '../../../core/study/objects/masks-on-slice.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { TextButton } from '../../ui/button.js';
import { useObjectMessages } from '../messages/object-messages.js';
import type { SegmentationObject } from '../object-shelf.js';
import { useShelf } from '../shelf.js';
import { slicePlane } from '../structure-set/slice-plane.js';
import { SegmentList } from './segment-list.js';
import { isSegmentation, useSegmentation } from './use-segmentation.js';

/** Beside the frames of a segmentation itself: its segments, and the way to the pictures that it was drawn on. */
export function SegmentPanel({ record }: { readonly record: InstanceRecord }) {
  const words = useObjectMessages();
  const shelf = useShelf();
  const dispatch = useDispatch();
  const records = useAppState((state) => state.records);
  const object = useSegmentation(record);
  if (!object) return null;
  const first = pictureUnder(object, records);
  return (
    <div className="layer-chips layer-panel">
      <p className="layer-title">{words.segments(object.segmentation.segments.length)}</p>
      <SegmentList fileId={record.fileId} object={object} isSwitchable={false} />
      {first ? (
        <TextButton
          look="main"
          onPress={() => {
            shelf.show(record.fileId, object);
            dispatch({ type: 'select', position: first });
          }}
        >
          {words.showAll}
        </TextButton>
      ) : (
        <p className="object-quiet">{words.segmentsNotOpen}</p>
      )}
    </div>
  );
}

/** The middle one of the open pictures on which something was drawn. */
function pictureUnder(object: SegmentationObject, records: readonly InstanceRecord[]) {
  const found: { readonly fileId: string; readonly frame: number }[] = [];
  for (const record of records) {
    const { image, sopInstanceUid, fileId } = record;
    if (image.kind !== 'image' || isSegmentation(record)) continue;
    for (let frame = 0; frame < image.numberOfFrames; frame++) {
      const plane = slicePlane(record, frame, []);
      const picture = { sopInstanceUid, frame, rows: image.rows, columns: image.columns, plane };
      if (masksOnSlice(object.segmentation, object.grid, picture).length > 0) found.push({ fileId, frame });
    }
  }
  return found[Math.floor(found.length / 2)];
}
