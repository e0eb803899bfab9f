import { curveFor, needsCurve } from '../../../core/study/objects/presentation/curve-for.js';
import { windowFor } from '../../../core/study/objects/presentation/drawing-of.js';
import type { Presentation } from '../../../core/study/objects/presentation/presentation.js';
import { framingFor, turnFor } from '../../../core/study/objects/presentation/turn-for.js';
import { plainText } from '../../../core/study/plain-text.js';
import { formatMeasure } from '../../app/messages/language.js';
import { useLanguage } from '../../app/messages/use-messages.js';
import { useAppState, useDispatch } from '../../app/store.js';
import type { View } from '../../app/view.js';
import { TextButton } from '../../ui/button.js';
import { keyed } from '../keyed.js';
import type { ObjectMessages } from '../messages/en.js';
import { useObjectMessages } from '../messages/object-messages.js';
import { formatMoment } from '../moment.js';
import { type OpenTarget, useOpenTargets } from '../open-pictures.js';
import { ReferenceList } from '../reference-list.js';
import { useLayers, useShelf } from '../shelf.js';

/** A presentation state: what it asks for, and the button that shows its picture as it says. */
export function PresentationView({ fileId, presentation }: { readonly fileId: string; readonly presentation: Presentation }) {
  const words = useObjectMessages();
  const language = useLanguage();
  const namesHidden = useAppState((state) => state.namesHidden);
  const find = useOpenTargets();
  const shelf = useShelf();
  const dispatch = useDispatch();
  const isApplied = useLayers().some((layer) => layer.fileId === fileId);
  const target = presentation.images.map(find).find((one) => one?.record.image.kind === 'image');
  const apply = (to: OpenTarget) => {
    const view = viewFor(presentation, to);
    if (!view) return;
    shelf.show(fileId, presentation);
    dispatch({ type: 'present', position: { fileId: to.record.fileId, frame: to.frame }, view });
  };
  const moment = formatMoment(language, presentation.date, presentation.time);
  const creator = namesHidden && presentation.creator !== '' ? words.covered : presentation.creator;
  const texts = presentation.annotations.flatMap((annotation) => annotation.texts).filter(({ text }) => text !== '');
  const left = presentation.notApplied.map((what) => words.notApplied[what]);
  if (target && isBeyondTables(presentation, target)) left.push(words.beyondTables);
  return (
    <article className="object-page">
      <header className="object-head">
        <h3 className="object-title">{presentation.description || presentation.label || words.presentation}</h3>
        <p className="object-quiet">{words.presentationBody}</p>
        <p className="object-quiet">{words.made(creator, moment)}</p>
      </header>
      {target && (
        <p className="object-actions">
          <TextButton look="main" onPress={() => apply(target)}>
            {words.apply}
          </TextButton>
          {isApplied && (
            <TextButton look="outline" onPress={() => shelf.hide(fileId)}>
              {words.unapply}
            </TextButton>
          )}
          {isApplied && <span className="object-quiet">{words.applied}</span>}
        </p>
      )}
      <h4 className="report-heading">{words.forPictures}</h4>
      {presentation.images.length === 0 && <p>{words.noPictures}</p>}
      <ReferenceList references={presentation.images} />
      <h4 className="report-heading">{words.asks}</h4>
      <Lines lines={asked(presentation, words, (value) => formatMeasure(language, value))} none={words.nothingAsked} />
      {texts.length > 0 && <h4 className="report-heading">{words.layerTexts}</h4>}
      {texts.length > 0 && <Lines lines={texts.map(({ text }) => text)} none="" />}
      {left.length > 0 && <h4 className="report-heading">{words.notAppliedTitle}</h4>}
      {left.length > 0 && <Lines lines={left} none="" />}
    </article>
  );
}

function Lines({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  if (lines.length === 0) return <p>{none}</p>;
  return (
    <ul className="object-lines">
      {keyed(lines, (line) => line).map(({ key, item }) => (
        <li key={key}>{item}</li>
      ))}
    </ul>
  );
}

function asked(presentation: Presentation, words: ObjectMessages, number: (value: number) => string): string[] {
  const { modalityLut, windows, transformation, lutShape, presentationLut, shutters, bitmapShutter, planes, annotations } = presentation;
  const lines = modalityLut ? [words.tables.modality(plainText(modalityLut.untrustedExplanation))] : [];
  for (const { table, window, untrustedExplanation } of windows) {
    if (table) lines.push(words.tables.voi(plainText(table.untrustedExplanation)));
    else if (window) lines.push(words.window(number(window.center), number(window.width), untrustedExplanation));
  }
  if (presentationLut) lines.push(words.tables.presentation(plainText(presentationLut.untrustedExplanation)));
  if (transformation.rotation !== 0) lines.push(words.turned(transformation.rotation));
  if (transformation.flipHorizontal) lines.push(words.flipped);
  if (lutShape === 'INVERSE' && !presentationLut) lines.push(words.inverse);
  const covers = shutters.length + (bitmapShutter ? 1 : 0);
  if (covers > 0) lines.push(words.shutters(covers));
  if (planes.length > 0) lines.push(words.bitmaps(planes.length));
  const shapes = annotations.reduce((sum, { graphics }) => sum + graphics.length, 0);
  const texts = annotations.reduce((sum, annotation) => sum + annotation.texts.length, 0);
  if (shapes + texts > 0) lines.push(words.graphics(shapes, texts));
  return lines;
}

/** Whether the picture's values can't go through the tables of a presentation state: they aren't whole, or too wide. */
function isBeyondTables(presentation: Presentation, { record: { image, sopInstanceUid }, frame }: OpenTarget): boolean {
  if (image.kind !== 'image') return false;
  const picture = { sopInstanceUid, frame, rows: image.rows, columns: image.columns };
  return needsCurve(presentation, picture) && curveFor(presentation, picture, image) === null;
}

/** How the picture is looked at under a presentation state; null for what isn't a picture. */
export function viewFor(presentation: Presentation, { record, frame }: Pick<OpenTarget, 'record' | 'frame'>): View | null {
  const { image, sopInstanceUid } = record;
  if (image.kind !== 'image') return null;
  const picture = { sopInstanceUid, frame, rows: image.rows, columns: image.columns };
  const curve = needsCurve(presentation, picture) ? curveFor(presentation, picture, image) : null;
  const window = windowFor(presentation, picture);
  const framing = framingFor(presentation, picture);
  return {
    ...turnFor(presentation.transformation),
    voi: curve ? { kind: 'curve', curve } : window && { kind: 'stored', ...window },
    // A curve ends at the screen. Else its Presentation LUT Shape stands in the place of the picture's own polarity, which the viewport has turned already.
    invert:
      curve === null && presentation.lutShape !== null && (presentation.lutShape === 'INVERSE') !== (image.photometric === 'MONOCHROME1'),
    colours: 'grey',
    zoom: { from: 'fit', factor: framing.factor },
    pan: { x: framing.pan[0], y: framing.pan[1] },
  };
}
