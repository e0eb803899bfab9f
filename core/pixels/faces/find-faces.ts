import { area, type Box, grown, insidePicture, overlap } from '../text/box.js';
import type { ColorPicture } from './color-picture.js';
import type { FaceBox, FrameFaces } from './face-box.js';
import { type FaceAnswer, type FaceModel, PLACES, SHAPE_NUMBERS, VIEW_EDGE } from './face-models.js';
import { type FaceView, faceViews, pointInPicture, viewInput } from './face-views.js';

/** What the network needs to be at least this sure of to count at all, and to make a face of what several views show. */
const LEAST = 0.6;
const SURE = 0.8;
/** One view alone is enough only from here on: a cup of coffee can look like a face from one side. */
const SURE_ALONE = 0.9;
/** A face is seen in so many views of different size, place or turn. */
const SEEN_IN = 2;
/** Two boxes that share so much of both are one face. */
const SAME = 0.3;
/** So much of a box under another says nothing new. */
const UNDER = 0.6;
/** Of its size: how far a box grows on all sides, since the network's ends at brows and chin, whichever way is up. */
const ROOM = 0.2;

interface Detection extends Box {
  readonly confidence: number;
  readonly view: number;
}

/**
 * Looks for faces in a picture, in views of several sizes, places and turns, and joins what they show. A face that is seen in
 * profile, half covered or cut off can be missed.
 */
export async function findFaces(picture: ColorPicture, model: FaceModel): Promise<FrameFaces> {
  const detections: Detection[] = [];
  for (const [index, view] of faceViews(picture).entries()) {
    detections.push(...detectionsIn(view, index, await model.detect(viewInput(picture, view))));
  }
  const boxes: FaceBox[] = [];
  const possible: FaceBox[] = [];
  for (const { best, members } of groups(detections)) {
    const inside = insidePicture(grown(meanOf(members), best.width * ROOM, best.height * ROOM), picture.columns, picture.rows);
    if (!inside) continue;
    const views = new Set(members.map(({ view }) => view)).size;
    const isFace = best.confidence >= SURE_ALONE || (best.confidence >= SURE && views >= SEEN_IN);
    const found = { ...inside, confidence: Math.round(best.confidence * 1000) / 1000 };
    if (isFace) boxes.push(found);
    else if (views >= SEEN_IN) possible.push(found);
  }
  const kept = distinct(boxes, []);
  return { boxes: kept, possible: distinct(possible, kept) };
}

/** Boxes without those that lie mostly under one that stands before them, or under one of others. */
function distinct(boxes: readonly FaceBox[], others: readonly FaceBox[]): FaceBox[] {
  const kept: FaceBox[] = [];
  for (const box of boxes) if (![...others, ...kept].some((other) => overlap(box, other) >= area(box) * UNDER)) kept.push(box);
  return kept;
}

/** What the network saw in one view, in pixels of the picture. */
function detectionsIn(view: FaceView, index: number, { odds, shapes }: FaceAnswer): Detection[] {
  const found: Detection[] = [];
  let place = 0;
  for (const { cells, each } of PLACES) {
    for (const last = place + cells * cells * each; place < last; place++) {
      const confidence = 1 / (1 + Math.exp(-(odds[place] ?? Number.NEGATIVE_INFINITY)));
      if (!(confidence >= LEAST)) continue;
      const cell = Math.floor((cells * cells * each - (last - place)) / each);
      const [dx, dy, width, height] = shapes.subarray(place * SHAPE_NUMBERS, place * SHAPE_NUMBERS + 4) as unknown as [
        number,
        number,
        number,
        number,
      ];
      const across = ((cell % cells) + 0.5) / cells + dx / VIEW_EDGE;
      const down = (Math.floor(cell / cells) + 0.5) / cells + dy / VIEW_EDGE;
      const [x, y] = pointInPicture(view, across, down);
      const size = { width: (width / VIEW_EDGE) * view.edge, height: (height / VIEW_EDGE) * view.edge };
      if (!(size.width > 0 && size.height > 0)) continue;
      found.push({ x: x - size.width / 2, y: y - size.height / 2, ...size, confidence, view: index });
    }
  }
  return found;
}

/** Detections of the same face, the surest of each first. */
function groups(detections: readonly Detection[]): { readonly best: Detection; readonly members: readonly Detection[] }[] {
  const made: { best: Detection; members: Detection[] }[] = [];
  for (const detection of [...detections].sort((one, other) => other.confidence - one.confidence)) {
    const own = made.find(({ best }) => isSame(best, detection));
    if (own) own.members.push(detection);
    else made.push({ best: detection, members: [detection] });
  }
  return made;
}

function isSame(one: Box, other: Box): boolean {
  const common = overlap(one, other);
  return common >= SAME * (area(one) + area(other) - common);
}

/** The middle of several boxes, the surer ones counting for more. */
function meanOf(members: readonly Detection[]): Box {
  const total = members.reduce((sum, { confidence }) => sum + confidence, 0);
  const mean = (of: (box: Box) => number) => members.reduce((sum, box) => sum + of(box) * box.confidence, 0) / total;
  return { x: mean(({ x }) => x), y: mean(({ y }) => y), width: mean(({ width }) => width), height: mean(({ height }) => height) };
}
