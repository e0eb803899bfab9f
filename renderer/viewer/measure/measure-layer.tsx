import { Star } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useIsActive } from '../../app/cell.js';
import { calibrationHere, isAt, isStarred } from '../../app/measures.js';
import type { Position } from '../../app/series.js';
import { useAppState } from '../../app/store.js';
import { isDrawing } from '../../app/tool.js';
import type { Size } from '../layout.js';
import type { ReadPicture } from '../readout/readout-at.js';
import { DraftShape } from './draft-shape.js';
import { DrawCross } from './draw-cross.js';
import { DrawHint } from './draw-hint.js';
import { MarkView } from './mark-view.js';
import './measure.css';
import { marksOfStudy } from './measured-marks.js';
import { useMeasureMessages } from './messages/measure-messages.js';
import { NameField } from './name-field.js';
import { placeOf } from './seen-shapes.js';
import { ShapeGroup } from './shape-button.js';
import { Told } from './told.js';
import { useDrawing } from './use-drawing.js';

interface MeasureLayerProps {
  /** The frame that is on the screen: what is drawn belongs to it. */
  readonly at: Position;
  readonly picture: ReadPicture;
  readonly size: Size;
  /** Keys and tools act here; absent: where its cell is the active one. */
  readonly isHere?: boolean;
}

/** What a person drew on one frame, over that frame, in any viewport; and where they draw. */
export function MeasureLayer({ at, picture, size, isHere }: MeasureLayerProps) {
  const { record, display, place, matrix } = picture;
  const words = useMeasureMessages();
  const layer = useRef<SVGSVGElement>(null);
  const tool = useAppState((state) => state.tool);
  const { sheet, draft, selected, naming, byKeys, areShown } = useAppState((state) => state.measures);
  const places = useAppState((state) => state.places);
  const isActiveCell = useIsActive();
  const isActive = isHere ?? isActiveCell;
  const here = places.get(at.fileId);
  const isKeyImage = useAppState(({ measures }) => isStarred(measures, at));
  // Who calibrates a picture says nothing of the cuts through its series.
  const calibration = here && !at.plane ? calibrationHere(sheet.calibrations, record, here.series.key) : null;
  const measured = useMemo(() => ({ display, place: placeOf(record, display, place), calibration }), [record, display, place, calibration]);
  const numbered = useMemo(() => (here ? marksOfStudy(sheet.marks, here.study, places) : []), [sheet.marks, here, places]);
  const marks = numbered.filter(({ mark }) => areShown && !mark.isHidden && isAt(mark.at, at));
  const drawn = useMemo(() => ({ at, rows: display.rows, columns: display.columns, matrix }), [at, display, matrix]);
  useDrawing(layer, drawn);
  const named = marks.find(({ mark }) => mark.id === naming);
  const draws = isDrawing(tool);
  return (
    <div className={`measure-layer${draws ? ' measure-draws' : ''}`}>
      <ShapeGroup ref={layer} width={size.width} height={size.height} aria-label={words.layer}>
        {draws && <rect className="measure-cover" width={size.width} height={size.height} />}
        {marks.map((each) => (
          <MarkView
            key={each.mark.id}
            numbered={each}
            picture={measured}
            drawn={drawn}
            size={size}
            isSelected={each.mark.id === selected}
            isNamed={each.mark.id === naming}
          />
        ))}
        {draft && isAt(draft.at, at) && <DraftShape draft={draft} picture={measured} matrix={matrix} size={size} />}
        {draws && byKeys > 0 && isActive && <DrawCross drawn={drawn} size={size} asked={byKeys} />}
      </ShapeGroup>
      {isKeyImage && (
        <span className="key-image">
          <Star size={14} aria-hidden />
          {words.keyImage}
        </span>
      )}
      {draws && isActive && <DrawHint kind={tool} isByKeys={byKeys > 0} />}
      {isActive && <Told draft={draft} marks={marks} picture={measured} isOn={byKeys > 0} />}
      {named && isActive && <NameField key={named.mark.id} mark={named.mark} matrix={matrix} size={size} />}
    </div>
  );
}
