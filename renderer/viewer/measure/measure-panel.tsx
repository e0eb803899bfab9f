import { Redo2, Save, Star, Undo2, X } from 'lucide-react';
import { useMemo } from 'react';
import { CommandButton, CommandToggle } from '../../app/command-button.js';
import { isAt } from '../../app/measures.js';
import { useMessages } from '../../app/messages/use-messages.js';
import type { Place } from '../../app/series.js';
import { useAppState, useDispatch } from '../../app/store.js';
import { IconButton, TextButton } from '../../ui/button.js';
import { KeyImageRow } from './key-image-row.js';
import { MarkRow } from './mark-row.js';
import { marksOfStudy, type NumberedMark } from './measured-marks.js';
import './measure-panel.css';
import { useMeasureMessages } from './messages/measure-messages.js';

/** All measures, marks and key images of the study on the screen: to jump to, name, hide and delete. */
export function MeasurePanel() {
  const messages = useMessages();
  const words = useMeasureMessages();
  const dispatch = useDispatch();
  const { sheet, selected } = useAppState((state) => state.measures);
  const places = useAppState((state) => state.places);
  const selection = useAppState((state) => state.selection);
  const study = selection ? places.get(selection.fileId)?.study : undefined;
  const marks = useMemo(() => (study ? marksOfStudy(sheet.marks, study, places) : []), [sheet.marks, study, places]);
  const stars = sheet.keyImages.filter(({ fileId }) => study && places.get(fileId)?.study === study);
  const isEmpty = marks.length === 0 && stars.length === 0;
  return (
    <aside className="side-panel measures" aria-label={words.panel}>
      <div className="side-panel-head">
        <h2>{words.panel}</h2>
        <CommandToggle id="toggle-star" icon={Star} />
        <CommandButton id="undo" icon={Undo2} />
        <CommandButton id="redo" icon={Redo2} />
        <IconButton icon={X} label={messages.dismiss} onPress={() => dispatch({ type: 'measure', action: { type: 'toggleList' } })} />
      </div>
      <div className="measures-body">
        {isEmpty && <p className="measures-note">{words.panelEmpty}</p>}
        {stars.length > 0 && (
          <section aria-labelledby="measures-stars">
            <h3 id="measures-stars">{words.keyImages}</h3>
            <ul>
              {stars.map((at) => {
                const place = places.get(at.fileId);
                const isShown = selection !== null && isAt(selection, at);
                return place ? <KeyImageRow key={`${at.fileId} ${at.frame}`} at={at} place={place} isShown={isShown} /> : null;
              })}
            </ul>
          </section>
        )}
        {marks.length > 0 && <Marks marks={marks} places={places} selected={selected} />}
      </div>
      <div className="measures-foot">
        <p>{words.panelForgotten}</p>
        <TextButton look="outline" icon={Save} isDisabled={isEmpty} onPress={() => dispatch({ type: 'dialog', dialog: 'keep-marks' })}>
          {messages.keepMarks}
        </TextButton>
      </div>
    </aside>
  );
}

interface MarksProps {
  readonly marks: readonly NumberedMark[];
  readonly places: ReadonlyMap<string, Place>;
  readonly selected: string | null;
}

function Marks({ marks, places, selected }: MarksProps) {
  const words = useMeasureMessages();
  return (
    <section aria-labelledby="measures-marks">
      <h3 id="measures-marks">{words.marks}</h3>
      <ul>
        {marks.map((numbered) => {
          const place = places.get(numbered.mark.at.fileId);
          const { id } = numbered.mark;
          return place ? <MarkRow key={id} numbered={numbered} place={place} isSelected={id === selected} /> : null;
        })}
      </ul>
    </section>
  );
}
