import { type ReactNode, useId } from 'react';
import { Term } from '../glossary/term.js';
import { exportMessages } from '../messages/export-messages.js';
import { pictureMessages } from '../messages/picture-messages.js';
import type { ReviewSource } from '../review-source.js';
import type { Language, ReviewedExport } from '../state.js';
import { RasterCanvas } from './raster-canvas.js';
import { useRaster } from './use-raster.js';

interface PngViewProps {
  readonly reviewed: ReviewedExport;
  readonly source: ReviewSource | null;
  readonly language: Language;
  /** Chooses how pictures are drawn. */
  readonly look: ReactNode;
}

/** Longest edge that a picture has, in pixels: it is shown as it is. */
const EDGE = 1600;

/** The very picture that would leave, read from the staged bytes, and that nothing goes with it. */
export function PngView({ reviewed, source, language, look }: PngViewProps) {
  const messages = pictureMessages(language);
  const titleId = useId();
  const shown = reviewed.pictures.find((picture) => picture.leaving) ?? null;
  return (
    <section className="export-column" aria-labelledby={titleId}>
      <header className="export-column-head">
        <h2 id={titleId}>{messages.title}</h2>
        <p>
          {messages.note} {messages.firstOnly}
        </p>
        {look}
      </header>
      {shown?.leaving ? (
        <figure className="export-png">
          <div className="export-look-film">
            <Film picture={shown} source={source} failed={messages.failed} />
          </div>
          <figcaption>
            <bdi>{shown.leaving.name}</bdi> · {messages.bytes(shown.leaving.bytes.size)} ·{' '}
            <Term term="fingerprint" language={language}>
              {exportMessages(language).fingerprint}
            </Term>{' '}
            <code>{shown.leaving.sha256}</code>
          </figcaption>
        </figure>
      ) : (
        <p className="export-column-empty">{messages.none}</p>
      )}
    </section>
  );
}

interface FilmProps {
  readonly picture: ReviewedExport['pictures'][number];
  readonly source: ReviewSource | null;
  readonly failed: string;
}

function Film({ picture, source, failed }: FilmProps) {
  const raster = useRaster(source, picture, 0, EDGE);
  if (raster.kind === 'failed') return <p>{failed}</p>;
  return raster.kind === 'drawn' ? <RasterCanvas raster={raster.raster} /> : null;
}
