import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components';
import { Term } from '../glossary/term.js';
import { exportMessages } from '../messages/export-messages.js';
import type { PictureMessages } from '../messages/picture-en.js';
import { pictureMessages } from '../messages/picture-messages.js';
import { outputOf } from '../outputs.js';
import { leavingFrames } from '../pictures/gate.js';
import type { ReviewSource } from '../review-source.js';
import type { Language, ReviewedExport } from '../state.js';
import { RasterCanvas } from './raster-canvas.js';
import { useRaster } from './use-raster.js';

interface PngViewProps {
  readonly reviewed: ReviewedExport;
  readonly source: ReviewSource | null;
  readonly language: Language;
  /** Chooses how pictures are drawn, and of which images. */
  readonly choices: ReactNode;
}

/** Longest edge that a picture has, in pixels: it is shown as it is. */
const EDGE = 1600;

/** The very pictures that would leave, read from the staged bytes, and that nothing goes with them. */
export function PngView({ reviewed, source, language, choices }: PngViewProps) {
  const messages = pictureMessages(language);
  const titleId = useId();
  const [wanted, setWanted] = useState(0);
  const all = useMemo(() => leavingFrames(reviewed.pictures), [reviewed]);
  const place = Math.min(wanted, all.length - 1);
  const at = all[place];
  const picture = at && reviewed.pictures.find(({ fileId }) => fileId === at.fileId);
  const title = reviewed.format === 'webm' ? messages.filmTitle : messages.titles(Math.max(1, all.length));
  const output = at && picture && outputOf(picture, at.frame);
  return (
    <section className="export-column" aria-labelledby={titleId}>
      <header className="export-column-head">
        <h2 id={titleId}>{title}</h2>
        <p>{messages.note}</p>
      </header>
      <div className="export-png-body">
        <div className="export-png-choices">{choices}</div>
        {output ? (
          <figure className="export-png">
            <div className="export-look-film">
              <Film picture={picture} frame={at.frame} source={source} failed={messages.failed} />
            </div>
            {all.length > 1 && <Steps place={place} all={all.length} messages={messages} onGo={setWanted} />}
            <figcaption>
              <bdi>{output.name}</bdi> · {messages.bytes(output.bytes.size)} ·{' '}
              <Term term="fingerprint" language={language}>
                {exportMessages(language).fingerprint}
              </Term>{' '}
              <code>{output.sha256}</code>
            </figcaption>
          </figure>
        ) : (
          <p className="export-column-empty">{messages.none}</p>
        )}
      </div>
    </section>
  );
}

interface StepsProps {
  readonly place: number;
  readonly all: number;
  readonly messages: PictureMessages;
  readonly onGo: (place: number) => void;
}

/** From one picture to the next. */
function Steps({ place, all, messages, onGo }: StepsProps) {
  return (
    <nav className="export-png-steps" aria-label={messages.titles(all)}>
      <Button className="icon-button" aria-label={messages.previous} isDisabled={place <= 0} onPress={() => onGo(place - 1)}>
        <ChevronLeft aria-hidden size={18} />
      </Button>
      <p aria-live="polite">{messages.place(place + 1, all)}</p>
      <Button className="icon-button" aria-label={messages.next} isDisabled={place >= all - 1} onPress={() => onGo(place + 1)}>
        <ChevronRight aria-hidden size={18} />
      </Button>
    </nav>
  );
}

interface FilmProps {
  readonly picture: ReviewedExport['pictures'][number];
  readonly frame: number;
  readonly source: ReviewSource | null;
  readonly failed: string;
}

function Film({ picture, frame, source, failed }: FilmProps) {
  const raster = useRaster(source, picture, frame, EDGE);
  if (raster.kind === 'failed') return <p>{failed}</p>;
  return raster.kind === 'drawn' ? <RasterCanvas raster={raster.raster} /> : null;
}
