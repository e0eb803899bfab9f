import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components';
import { outputOf } from '../outputs.js';
import { RasterCanvas } from '../review/raster-canvas.js';
import type { ReviewSource } from '../review-source.js';
import type { ReviewedPicture } from '../state.js';
import { Film } from './film.js';
import { FilmTools } from './film-tools.js';
import { isIn, marksOf, possibleOf } from './marks.js';
import type { PicturesMessages } from './messages/en.js';
import { PictureSide } from './picture-side.js';
import type { FrameRef, PicturesState } from './state.js';
import { useCover } from './use-cover.js';
import type { Editor } from './use-editor.js';
import { originalOf, useFrame, useUndrawn } from './use-frame.js';
import type { ShownVersion } from './version-choice.js';

export interface OnePictureProps {
  readonly pictures: PicturesState;
  readonly frames: readonly FrameRef[];
  readonly at: FrameRef;
  /** The file in the review as it stands; null while another one is being made. */
  readonly reviewed: ReviewedPicture | null;
  /** The person said that this file isn't to be copied. */
  readonly isLeft: boolean;
  readonly editor: Editor;
  readonly source: ReviewSource | null;
  readonly messages: PicturesMessages;
  readonly onGo: (at: FrameRef) => void;
  readonly onUndrawn: () => void;
  readonly onConfirm: () => void;
  readonly onLeave: (isLeft: boolean) => void;
  /** The copy has to be made with the boxes as they stand. */
  readonly onPreview: () => void;
}

const EDGE = 4096;

/** One frame in full size: its boxes to mend, or as it will leave. */
export function OnePicture(props: OnePictureProps) {
  const { pictures, frames, at, reviewed, editor, source, messages, onGo, onPreview } = props;
  const [shown, setShown] = useState<ShownVersion>('edit');
  const [zoom, setZoom] = useState(1);
  const place = frames.findIndex(({ fileId, frame }) => fileId === at.fileId && frame === at.frame);
  const file = pictures.files.get(at.fileId);
  const marks = [...marksOf(pictures, at)].sort((one, other) => one.id - other.id);
  const cover = useCover(source, at, marks);
  const go = (by: number) => {
    const next = frames[place + by];
    if (next) onGo(next);
  };
  const label = `${messages.tile(place + 1, file?.untrustedName ?? '')}${isIn(pictures.seen, at) ? `, ${messages.tileSeen}` : ''}`;
  return (
    <div className="pictures-one">
      <div className="pictures-stage">
        <FilmTools
          shown={shown}
          zoom={zoom}
          editor={editor}
          pictures={pictures}
          messages={messages}
          onShown={(version) => {
            if (version === 'copy') onPreview();
            setShown(version);
          }}
          onZoom={setZoom}
        />
        {shown === 'edit' ? (
          <EditedFilm {...props} marks={marks} cover={cover} zoom={zoom} label={label} />
        ) : (
          <CopiedFilm at={at} reviewed={reviewed} source={source} messages={messages} zoom={zoom} label={label} />
        )}
        <nav className="pictures-steps" aria-label={messages.one}>
          <Button className="icon-button" aria-label={messages.previous} isDisabled={place <= 0} onPress={() => go(-1)}>
            <ChevronLeft aria-hidden size={18} />
          </Button>
          <p>
            {messages.place(place + 1, frames.length)} · <bdi>{file?.untrustedName}</bdi>
            {((file?.frames ?? 1) > 1 || at.frame > 0) && ` · ${messages.frameOf(at.frame + 1)}`}
          </p>
          <Button className="icon-button" aria-label={messages.next} isDisabled={place >= frames.length - 1} onPress={() => go(1)}>
            <ChevronRight aria-hidden size={18} />
          </Button>
        </nav>
      </div>
      <PictureSide {...props} marks={marks} cover={cover} />
    </div>
  );
}

interface EditedFilmProps extends OnePictureProps {
  readonly marks: ReturnType<typeof marksOf>;
  readonly cover: ReturnType<typeof useCover>;
  readonly zoom: number;
  readonly label: string;
}

function EditedFilm({ pictures, at, marks, cover, editor, source, messages, zoom, label, onUndrawn }: EditedFilmProps) {
  const drawing = useFrame(source, at, originalOf(pictures), EDGE);
  useUndrawn(drawing, onUndrawn);
  const grid = pictures.files.get(at.fileId)?.grid;
  if (drawing.kind !== 'drawn' || !grid) return <FilmNote kind={drawing.kind} messages={messages} />;
  return (
    <Film
      raster={drawing.raster}
      size={grid}
      zoom={zoom}
      marks={marks}
      possible={possibleOf(pictures, at)}
      covered={cover.areas}
      selected={editor.selected}
      focused={editor.focused}
      label={label}
      messages={messages}
      onSelect={editor.select}
      onDraw={editor.draw}
      onChange={editor.change}
      onRemove={editor.remove}
    />
  );
}

interface CopiedFilmProps extends Pick<OnePictureProps, 'at' | 'reviewed' | 'source' | 'messages'> {
  readonly zoom: number;
  readonly label: string;
}

function CopiedFilm({ at, reviewed, source, messages, zoom, label }: CopiedFilmProps) {
  const sha256 = (reviewed && outputOf(reviewed, at.frame))?.sha256 ?? '';
  const drawing = useFrame(sha256 === '' ? null : source, at, { of: 'copy', sha256 }, EDGE);
  if (!reviewed)
    return (
      <p className="pictures-film-note" role="status">
        {messages.copyMaking}
      </p>
    );
  if (sha256 === '')
    return (
      <p className="pictures-film-note" role="status">
        {messages.copyStays}
      </p>
    );
  if (drawing.kind !== 'drawn') return <FilmNote kind={drawing.kind} messages={messages} />;
  const style = { '--aspect': drawing.raster.aspect, '--zoom': zoom } as React.CSSProperties;
  return (
    <div className="pictures-film" data-copy>
      <div className="pictures-plate" style={style}>
        <RasterCanvas raster={drawing.raster} label={`${label}, ${messages.viewCopy}`} />
      </div>
    </div>
  );
}

function FilmNote({ kind, messages }: { readonly kind: 'waiting' | 'failed' | 'drawn'; readonly messages: PicturesMessages }) {
  return (
    <p className="pictures-film-note" role="status">
      {kind === 'failed' ? messages.tileFailed : messages.drawing}
    </p>
  );
}
