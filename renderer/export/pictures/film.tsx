import { type CSSProperties, useRef } from 'react';
import type { Box } from '../../../core/pixels/text/box.js';
import { RasterCanvas } from '../review/raster-canvas.js';
import type { PictureRaster } from '../review-source.js';
import type { FrameSize } from './box-geometry.js';
import { MarkBox, placeOf } from './mark-box.js';
import type { PicturesMessages } from './messages/en.js';
import type { Mark } from './state.js';
import { useBoxDrag } from './use-box-drag.js';
import { whatStands } from './what-stands.js';

interface FilmProps {
  readonly raster: PictureRaster;
  readonly size: FrameSize;
  readonly zoom: number;
  readonly marks: readonly Mark[];
  readonly possible: readonly Mark[];
  /** The black area of each mark, in their order. */
  readonly covered: readonly Box[];
  readonly selected: number | null;
  readonly focused: number | null;
  readonly label: string;
  readonly messages: PicturesMessages;
  readonly onSelect: (id: number | null) => void;
  readonly onDraw: (box: Box) => void;
  readonly onChange: (id: number, box: Box, byKey: boolean) => void;
  readonly onRemove: (id: number) => void;
}

/** The picture with its boxes: drawn and moved by mouse, pen, finger or keys. */
export function Film(props: FilmProps) {
  const { raster, size, zoom, marks, possible, covered, selected, focused, label, messages, onSelect, onDraw, onChange, onRemove } = props;
  const plate = useRef<HTMLDivElement>(null);
  const drag = useBoxDrag({ plate, size, onDraw, onChange: (id, box) => onChange(id, box, false) });
  const style: CSSProperties & { '--aspect': number; '--zoom': number } = { '--aspect': raster.aspect, '--zoom': zoom };
  return (
    <div className="pictures-film">
      <div
        ref={plate}
        className="pictures-plate"
        style={style}
        onPointerDown={(event) => {
          onSelect(null);
          drag.begin(event, null, null, null);
        }}
        onPointerMove={drag.onPointerMove}
        onPointerUp={drag.onPointerUp}
        onPointerCancel={drag.onPointerCancel}
      >
        <RasterCanvas raster={raster} label={label} />
        {possible.map((mark) => (
          <div key={mark.id} className="pictures-possible" style={placeOf(mark, size)} />
        ))}
        {marks.map((mark, index) => {
          const live = drag.live?.id === mark.id ? drag.live.box : null;
          const box = live ?? mark;
          return (
            <MarkBox
              key={mark.id}
              box={box}
              covered={live ?? covered[index] ?? mark}
              size={size}
              label={`${messages.box(index + 1, marks.length, whatStands(mark, messages))}. ${messages.boxAt(box.x, box.y, box.width, box.height)}`}
              isSelected={selected === mark.id}
              wantsFocus={focused === mark.id}
              onSelect={() => onSelect(mark.id)}
              onGrab={(event, handle) => drag.begin(event, mark.id, mark, handle)}
              onChange={(changed) => onChange(mark.id, changed, true)}
              onRemove={() => onRemove(mark.id)}
            />
          );
        })}
        {drag.live?.id === null && <div className="pictures-drawn" style={placeOf(drag.live.box, size)} />}
      </div>
    </div>
  );
}
