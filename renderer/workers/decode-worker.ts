import { expose, transfer } from 'comlink';
import type { Grant } from '../../core/bridge.js';
import type { ByteSource } from '../../core/dicom/byte-source.js';
import { type ParsedFile, parseFile } from '../../core/dicom/parse-file.js';
import { contentKind } from '../../core/media/content-kind.js';
import { niftiDisplayFrame } from '../../core/nifti/nifti-display-frame.js';
import { type DisplayFrame, displayFrame } from '../../core/pixels/display-frame.js';
import { FrameError, type FrameErrorCode } from '../../core/pixels/frame-error.js';
import { describeImage } from '../../core/pixels/image-description.js';
import { readFrame } from '../../core/pixels/read-frame.js';
import { isVideo } from '../../core/pixels/video/open-video.js';
import type { PictureFormat } from '../../core/study/picture-record.js';
import { placeTile, tilesOf } from '../../core/study/slide/assemble-tiles.js';
import { type TileTable, tileTable } from '../../core/study/slide/tile-grid.js';
import { tileLayout } from '../../core/study/slide/tile-layout.js';
import { decodePicture } from './decode-picture.js';
import { makeThumbnail, type Thumbnail } from './decode-thumbnail.js';
import { VideoFrames, videoDisplay } from './decode-video.js';
import { type FrameBeside, frameBeside } from './frame-beside.js';
import { forgetOpened, openFile } from './open-file.js';
import { pageCodecs as codecs } from './page-codecs.js';

/** A frame for the screen, or why there is none. */
export type DecodeResult =
  | ({ readonly ok: true; readonly display: DisplayFrame } & FrameBeside)
  | { readonly ok: false; readonly code: FrameErrorCode | 'read-failed' };
export type ThumbnailResult = { readonly ok: true; readonly thumbnail: Thumbnail } | { readonly ok: false };

/** What the page asks of a worker that decodes. Frames count from 0. */
export interface DecodeWorker {
  decode(grant: Grant, frame: number): Promise<DecodeResult>;
  /** The longer side is at most `edge` pixels. */
  thumbnail(grant: Grant, frame: number, edge: number): Promise<ThumbnailResult>;
  /** Where the tiles of a slide lie, frame by frame; null where the file is none. @throws Error where the file can't be read any more */
  tileTable(grant: Grant): TileTable | null;
  /** Files that were closed. */
  forget(fileIds: readonly string[]): void;
}

/** What a file is, as far as decoding a frame needs it. */
type KnownFile =
  | { readonly kind: 'dicom'; readonly parsed: ParsedFile }
  | { readonly kind: 'video'; readonly parsed: ParsedFile; readonly frames: VideoFrames }
  | { readonly kind: 'nifti'; readonly source: ByteSource }
  | { readonly kind: PictureFormat; readonly source: ByteSource };

/** Files by their ids, the latest last: scrolling through frames of one file reads its header once. */
const KNOWN_FILES = 64;
const knownFiles = new Map<string, KnownFile>();

/** The video that was asked last. */
let playing: VideoFrames | null = null;

function knownFile(grant: Grant): KnownFile {
  const known = knownFiles.get(grant.id) ?? openKnown(grant);
  knownFiles.delete(grant.id);
  knownFiles.set(grant.id, known);
  for (const id of knownFiles.keys()) {
    if (knownFiles.size <= KNOWN_FILES) break;
    knownFiles.delete(id);
  }
  return known;
}

function openKnown({ id, size }: Grant): KnownFile {
  const { source } = openFile(id, size);
  const kind = contentKind(source);
  if (kind === 'nifti' || kind === 'png' || kind === 'jpeg') return { kind, source };
  const parsed = parseFile(source);
  return isVideo(parsed.transferSyntax.uid) ? { kind: 'video', parsed, frames: new VideoFrames(parsed) } : { kind: 'dicom', parsed };
}

/** A frame for the screen, and what belongs to it where that is asked for. */
interface ReadPicture extends FrameBeside {
  readonly display: DisplayFrame;
}

async function readPicture(grant: Grant, frame: number, withBeside: boolean): Promise<ReadPicture> {
  const file = knownFile(grant);
  switch (file.kind) {
    case 'video':
      // One video at a time keeps a decoder and pictures: the others begin anew when they are asked again.
      if (playing !== file.frames) playing?.close();
      playing = file.frames;
      return { display: await videoDisplay(file.parsed, file.frames, frame) };
    case 'dicom': {
      await codecs.prepare(file.parsed.transferSyntax.uid);
      const decoded = readFrame(file.parsed, frame, codecs);
      // Overlays in pixel bits are read before the values take their place.
      const beside = withBeside ? frameBeside(file.parsed, frame, decoded) : {};
      return { display: displayFrame(file.parsed, frame, decoded), ...beside };
    }
    case 'nifti':
      return { display: niftiDisplayFrame(file.source, frame) };
    default:
      return { display: await decodePicture(file.source, file.kind) };
  }
}

/** Most tiles that are put together for a thumbnail. */
const MOST_TILES = 64;

/** The whole picture of a small slide; null for what isn't one, or has too many tiles, or grey ones, which are drawn one by one. */
async function wholeSlide(grant: Grant): Promise<DisplayFrame | null> {
  const file = knownFile(grant);
  const image = file.kind === 'dicom' ? describeImage(file.parsed.dataSet) : null;
  if (file.kind !== 'dicom' || image?.kind !== 'image' || image.numberOfFrames > MOST_TILES) return null;
  const layout = tileLayout(file.parsed.dataSet);
  if (!layout || layout.totalRows * layout.totalColumns > MOST_TILES * layout.tileRows * layout.tileColumns) return null;
  const whole = { top: 0, left: 0, rows: layout.totalRows, columns: layout.totalColumns };
  const rgba = new Uint8ClampedArray(whole.rows * whole.columns * 4);
  for (const tile of tilesOf(layout, whole)) {
    const { display } = await readPicture(grant, tile.frame, false);
    if (display.kind === 'grey') return null;
    placeTile(rgba, whole, layout, tile, display.rgba);
  }
  return { kind: 'color', rows: whole.rows, columns: whole.columns, rgba };
}

const worker: DecodeWorker = {
  async decode(grant, frame) {
    try {
      const picture = await readPicture(grant, frame, true);
      const { display, overlays = [] } = picture;
      const pixels = display.kind === 'grey' ? display.values : display.rgba;
      return transfer({ ok: true, ...picture }, [pixels.buffer, ...overlays.map(({ bits }) => bits.buffer)]);
    } catch (error) {
      return { ok: false, code: error instanceof FrameError ? error.code : 'read-failed' };
    }
  },
  async thumbnail(grant, frame, edge) {
    try {
      const thumbnail = makeThumbnail((await wholeSlide(grant)) ?? (await readPicture(grant, frame, false)).display, edge);
      return transfer({ ok: true, thumbnail }, [thumbnail.rgba.buffer]);
    } catch {
      // The picture's own place says why it can't be read; in the library a quiet mark stands for it.
      return { ok: false };
    }
  },
  tileTable(grant) {
    const file = knownFile(grant);
    const layout = file.kind === 'dicom' ? tileLayout(file.parsed.dataSet) : null;
    if (!layout) return null;
    const table = tileTable(layout.tiles);
    return transfer(
      table,
      [table.tops, table.lefts, table.depths, table.channels].map(({ buffer }) => buffer),
    );
  },
  forget(fileIds) {
    for (const id of fileIds) {
      const file = knownFiles.get(id);
      if (file?.kind === 'video') file.frames.close();
      knownFiles.delete(id);
    }
    forgetOpened(fileIds);
  },
};
expose(worker);
