import { useRef } from 'react';
import { useObjectMessages } from '../messages/object-messages.js';
import type { SegmentationObject } from '../object-shelf.js';
import { useReachable } from '../reachable.js';
import { useLayers, useShelf } from '../shelf.js';
import { colorOf } from '../structure-set/region-color.js';

interface SegmentListProps {
  readonly fileId: string;
  readonly object: SegmentationObject;
  readonly isSwitchable: boolean;
}

/** The segments with their colours, and a switch for each where they lie over a picture. */
export function SegmentList({ fileId, object, isSwitchable }: SegmentListProps) {
  const words = useObjectMessages();
  const shelf = useShelf();
  const region = useRef<HTMLUListElement>(null);
  useReachable(region);
  const hidden = useLayers().find((layer) => layer.fileId === fileId)?.hidden;
  return (
    <ul className="segment-list" ref={region} aria-label={words.segments(object.segmentation.segments.length)}>
      {object.segmentation.segments.map(({ number, label, color }) => {
        const name = label || words.unnamedSegment(number);
        const swatch = (
          <>
            <svg className="region-color" viewBox="0 0 10 10" aria-hidden="true">
              <rect width="10" height="10" rx="2" fill={colorOf(color, number)} />
            </svg>
            <span className="region-name">{name}</span>
          </>
        );
        return (
          <li key={number}>
            {isSwitchable ? (
              <label className="region-switch">
                <input
                  type="checkbox"
                  aria-label={words.showRegion(name)}
                  checked={hidden?.has(number) !== true}
                  onChange={(event) => shelf.setRegion(fileId, object, number, event.target.checked)}
                />
                {swatch}
              </label>
            ) : (
              <span className="region-switch">{swatch}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
