import { windowFor } from '../../../core/study/objects/presentation/drawing-of.js';
import type { Presentation } from '../../../core/study/objects/presentation/presentation.js';
import { framingFor, turnFor } from '../../../core/study/objects/presentation/turn-for.js';
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
      {presentation.notApplied.length > 0 && <h4 className="report-heading">{words.notAppliedTitle}</h4>}
      {presentation.notApplied.length > 0 && <Lines lines={presentation.notApplied.map((what) => words.notApplied[what])} none="" />}
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
  const { windows, transformation, lutShape, shutters, annotations } = presentation;
  const lines = windows.flatMap(({ window, untrustedExplanation }) =>
    window ? [words.window(number(window.center), number(window.width), untrustedExplanation)] : [],
  );
  if (transformation.rotation !== 0) lines.push(words.turned(transformation.rotation));
  if (transformation.flipHorizontal) lines.push(words.flipped);
  if (lutShape === 'INVERSE') lines.push(words.inverse);
  if (shutters.length > 0) lines.push(words.shutters(shutters.length));
  const shapes = annotations.reduce((sum, { graphics }) => sum + graphics.length, 0);
  const texts = annotations.reduce((sum, annotation) => sum + annotation.texts.length, 0);
  if (shapes + texts > 0) lines.push(words.graphics(shapes, texts));
  return lines;
}

/** How the picture is looked at under a presentation state; null for what isn't a picture. */
export function viewFor(presentation: Presentation, { record, frame }: Pick<OpenTarget, 'record' | 'frame'>): View | null {
  const { image, sopInstanceUid } = record;
  if (image.kind !== 'image') return null;
  const picture = { sopInstanceUid, frame, rows: image.rows, columns: image.columns };
  const window = windowFor(presentation, picture);
  const framing = framingFor(presentation, picture);
  return {
    ...turnFor(presentation.transformation),
    voi: window && { kind: 'stored', ...window },
    // Its Presentation LUT Shape stands in the place of the picture's own polarity, which the viewport has turned already.
    invert: presentation.lutShape !== null && (presentation.lutShape === 'INVERSE') !== (image.photometric === 'MONOCHROME1'),
    zoom: { from: 'fit', factor: framing.factor },
    pan: { x: framing.pan[0], y: framing.pan[1] },
  };
}
