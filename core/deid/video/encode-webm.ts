import { joinBytes } from '../../dicom/encode-value.js';
import { type ElementName, ID, idBytes, sizeBytes, wholeNumber } from './ebml.js';
import type { CodedFilm, CodedFrame } from './film.js';

/** Longest time between a cluster and a block of it, in milliseconds: it is written in 16 bits with a sign. */
const LONGEST_CLUSTER = 30_000;
/** Every side that a film has, and every time, fits. */
const SIDE_BYTES = 2;
const TIME_BYTES = 6;
/** Of the two names that RFC 9559 asks for: a file that says what made it says something of who made it. */
const NOBODY = 'n/a';
/** BT.601 with 16 to 235 for black to white (ISO/IEC 23091-2): what VP9 and every player take where nothing is said. */
const COLOURS = { matrix: 6, range: 1, transfer: 6, primaries: 6 } as const;

/**
 * A WebM of one VP9 track: no date, no title, no name of a program, no number by chance, and every element in one order. A cluster begins at
 * each picture that stands alone, and an index of them stands before all, so that a player can jump.
 */
export function encodeWebm(film: CodedFilm): Uint8Array {
  const clusters = clustersOf(film.frames);
  const written = clusters.map(encodeCluster);
  const before = [encodeInfo(film), encodeTracks(film)];
  const start = lengthOf(before) + lengthOf([encodeCues(clusters.map(({ time }) => ({ time, at: 0 })))]);
  let at = start;
  const places = clusters.map(({ time }, index) => {
    const place = { time, at };
    at += (written[index] as Uint8Array).length;
    return place;
  });
  return joinBytes([HEADER, element('segment', ...before, encodeCues(places), ...written)]);
}

const lengthOf = (parts: readonly Uint8Array[]): number => parts.reduce((sum, part) => sum + part.length, 0);

const element = (name: ElementName, ...content: readonly Uint8Array[]): Uint8Array =>
  joinBytes([Uint8Array.from([...idBytes(ID[name]), ...sizeBytes(lengthOf(content))]), ...content]);
const number = (name: ElementName, value: number, length = 1): Uint8Array => element(name, wholeNumber(value, length));
const text = (name: ElementName, value: string): Uint8Array =>
  element(
    name,
    Uint8Array.from(value, (letter) => letter.charCodeAt(0)),
  );

const HEADER = element(
  'header',
  number('version', 1),
  number('readVersion', 1),
  number('maxIdLength', 4),
  number('maxSizeLength', 8),
  text('docType', 'webm'),
  number('docTypeVersion', 4),
  number('docTypeReadVersion', 2),
);

function encodeInfo({ length }: CodedFilm): Uint8Array {
  const duration = new Uint8Array(8);
  new DataView(duration.buffer).setFloat64(0, length);
  return element(
    'info',
    number('timestampScale', 1_000_000, 3),
    element('duration', duration),
    text('muxingApp', NOBODY),
    text('writingApp', NOBODY),
  );
}

function encodeTracks({ rows, columns }: CodedFilm): Uint8Array {
  const { matrix, range, transfer, primaries } = COLOURS;
  const colour = element(
    'colour',
    number('matrix', matrix),
    number('range', range),
    number('transfer', transfer),
    number('primaries', primaries),
  );
  const video = element('video', number('columns', columns, SIDE_BYTES), number('rows', rows, SIDE_BYTES), colour);
  return element(
    'tracks',
    element(
      'track',
      number('trackNumber', 1),
      number('trackUid', 1),
      number('trackType', 1),
      number('lacing', 0),
      // Where none is said, it is English.
      text('language', 'und'),
      text('codec', 'V_VP9'),
      video,
    ),
  );
}

/** Of the same length wherever the clusters stand. */
function encodeCues(places: readonly { readonly time: number; readonly at: number }[]): Uint8Array {
  const cues = places.map(({ time, at }) =>
    element(
      'cue',
      number('cueTime', time, TIME_BYTES),
      element('cuePositions', number('cueTrack', 1), number('cuePosition', at, TIME_BYTES)),
    ),
  );
  return element('cues', ...cues);
}

interface Cluster {
  readonly time: number;
  readonly frames: readonly CodedFrame[];
}

function clustersOf(frames: readonly CodedFrame[]): readonly Cluster[] {
  const clusters: { time: number; frames: CodedFrame[] }[] = [];
  for (const frame of frames) {
    const last = clusters.at(-1);
    if (!last || frame.isKey || frame.time - last.time > LONGEST_CLUSTER) clusters.push({ time: frame.time, frames: [frame] });
    else last.frames.push(frame);
  }
  return clusters;
}

const KEY = 0x80;

function encodeCluster({ time, frames }: Cluster): Uint8Array {
  const blocks = frames.map((frame) =>
    element('block', Uint8Array.of(0x81, ...wholeNumber(frame.time - time, 2), frame.isKey ? KEY : 0), frame.bytes),
  );
  return element('cluster', number('timestamp', time, TIME_BYTES), ...blocks);
}
