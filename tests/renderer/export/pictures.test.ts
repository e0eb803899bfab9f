import { describe, expect, it } from 'vitest';
import { PLAIN_PACKING } from '../../../core/bridge.js';
import { BASIC_POLICY } from '../../../core/deid/policy.js';
import { boxBetween, middleBox, movedBox, resizedBox } from '../../../renderer/export/pictures/box-geometry.js';
import { areSameBoxes, boxesToWrite, gateReasons } from '../../../renderer/export/pictures/gate.js';
import { framesOf, isIn, isUnchecked, isWhollySeen, marksOf, possibleOf } from '../../../renderer/export/pictures/marks.js';
import { firstToSee, nextToSee } from '../../../renderer/export/pictures/next-frame.js';
import { orderToLookAt } from '../../../renderer/export/pictures/order.js';
import { NO_PICTURES, picturesReduce } from '../../../renderer/export/pictures/reduce.js';
import type { FoundBox, PictureFile, PicturesAction, PicturesState } from '../../../renderer/export/pictures/state.js';
import { textFact } from '../../../renderer/export/pictures/text-fact.js';
import type { ExportChoice } from '../../../renderer/export/state.js';
import { gridOf, leaving } from './invented-review.js';

const file = (fileId: string, changes: Partial<PictureFile> = {}): PictureFile => ({
  fileId,
  size: 1000,
  untrustedName: fileId,
  frames: 1,
  grid: gridOf('series'),
  isWritingKind: false,
  ...changes,
});

const word = (untrustedText: string, x = 10, y = 10): FoundBox => ({
  x,
  y,
  width: 100,
  height: 20,
  untrustedText,
  confidence: 0.9,
  likeness: null,
});

const play = (state: PicturesState, ...actions: readonly PicturesAction[]) => actions.reduce(picturesReduce, state);
const begin = (...files: readonly PictureFile[]) => play(NO_PICTURES, { type: 'files', files });
const found = (fileId: string, frame: number, boxes: readonly FoundBox[], possible: readonly FoundBox[] = []): PicturesAction => ({
  type: 'found',
  frames: [{ fileId, frame, text: { boxes, possible } }],
});
const at = (fileId: string, frame = 0) => ({ fileId, frame });
const texts = (state: PicturesState, fileId: string, frame = 0) =>
  marksOf(state, at(fileId, frame)).map(({ untrustedText }) => untrustedText);

const firstChoice: ExportChoice = {
  scope: 'study',
  format: 'dicom',
  packing: PLAIN_PACKING,
  keyed: false,
  look: 'seen',
  frames: { kind: 'shown' },
  marks: null,
  policy: BASIC_POLICY,
  ticked: [],
  unticked: [],
  overruled: [],
  boxes: new Map(),
  lookedAt: [],
  faces: [],
};

describe('frames of a film that leave from another than its first', () => {
  const ten = file('film', { first: 7, frames: 2 });
  const reviewedFilm = { ...leaving('film', 0), first: 7, frames: 2 };

  it('are those that are looked at, and the gate asks for exactly them', () => {
    const film = begin(ten);
    expect(framesOf(film)).toEqual([at('film', 7), at('film', 8)]);
    const one = play(
      film,
      { type: 'search', status: 'stopped' },
      { type: 'check', at: at('film', 7) },
      { type: 'check', at: at('film', 0) },
    );
    expect([...(one.seen.get('film') ?? [])]).toEqual([7]);
    expect(isWhollySeen(one, 'film')).toBe(false);
    expect(gateReasons(one, [reviewedFilm], firstChoice)).toEqual([{ kind: 'unseen', frames: [at('film', 8)] }]);
    const both = play(one, { type: 'check', at: at('film', 8) });
    expect(gateReasons(both, [reviewedFilm], firstChoice)).toEqual([]);
    expect(isWhollySeen(both, 'film')).toBe(true);
  });

  it('are asked for anew where more of the film is wanted, and what was seen stays seen', () => {
    const seen = play(
      begin(ten),
      { type: 'search', status: 'stopped' },
      { type: 'check', at: at('film', 7) },
      { type: 'check', at: at('film', 8) },
      { type: 'files', files: [file('film', { frames: 10 })] },
    );
    expect(isWhollySeen(seen, 'film')).toBe(false);
    const reasons = gateReasons(seen, [{ ...leaving('film', 0), frames: 10 }], firstChoice);
    expect(reasons).toEqual([{ kind: 'unseen', frames: [0, 1, 2, 3, 4, 5, 6, 9].map((frame) => at('film', frame)) }]);
  });
});

describe('what the search finds', () => {
  it('is one box over the frames of a clip and the pictures of a series, checked once', () => {
    const clip = begin(file('clip', { frames: 3 }), file('still'), file('other', { grid: gridOf('another') }));
    const state = play(
      clip,
      found('clip', 0, [word('DOE')]),
      found('clip', 1, [word('DOE', 11)]),
      found('clip', 2, [word('DOE', 200)]),
      found('still', 0, [word('DOE')]),
      found('other', 0, [word('DOE')]),
    );
    const id = (fileId: string, frame = 0) => marksOf(state, at(fileId, frame))[0]?.id;
    expect(id('clip', 1)).toBe(id('clip'));
    expect(id('still')).toBe(id('clip'));
    expect(id('clip', 2)).not.toBe(id('clip'));
    expect(id('other')).not.toBe(id('clip'));
    const checked = play(state, { type: 'check', at: at('clip') });
    expect(framesOf(checked).filter((one) => isUnchecked(checked, one))).toEqual([at('clip', 2), at('other')]);
  });

  it('makes a frame unseen that was seen before its boxes came', () => {
    const seen = play(begin(file('a')), { type: 'shown', frames: [at('a')] }, { type: 'seen', frames: [at('a')] });
    expect(isWhollySeen(seen, 'a')).toBe(true);
    expect(isWhollySeen(play(seen, found('a', 0, [])), 'a')).toBe(true);
    expect(isWhollySeen(play(seen, found('a', 0, [word('DOE')])), 'a')).toBe(false);
  });

  it('keeps what is only possible apart until the person makes it black', () => {
    const state = play(begin(file('a')), found('a', 0, [], [word('D0E')]));
    const id = possibleOf(state, at('a'))[0]?.id ?? 0;
    expect(boxesToWrite(state).size).toBe(0);
    const taken = play(state, { type: 'accept', at: at('a'), id, reach: 'frame' });
    expect(possibleOf(taken, at('a'))).toEqual([]);
    expect(boxesToWrite(taken).get('a')).toEqual([{ frame: 0, boxes: [{ column: 10, row: 10, width: 100, height: 20 }] }]);
    expect(isUnchecked(taken, at('a'))).toBe(false);
  });

  it('is dropped for files that are no part of the export', () => {
    expect(play(begin(file('a')), found('gone', 0, [word('DOE')])).found.size).toBe(0);
  });
});

describe('the boxes of the person', () => {
  const box = { x: 5, y: 6, width: 30, height: 10 };

  it('reach the frame, the file, the series, or all of that size from that machine, and no other size', () => {
    const state = begin(
      file('clip', { frames: 2 }),
      file('same'),
      file('small', { grid: gridOf('series', { rows: 100 }) }),
      file('later', { grid: gridOf('later') }),
      file('elsewhere', { grid: gridOf('later', { untrustedMachine: 'other' }) }),
    );
    const reached = (reach: 'frame' | 'file' | 'series' | 'machine') => {
      const drawn = play(state, { type: 'draw', at: at('clip'), box, reach });
      return framesOf(drawn).flatMap((one) => (marksOf(drawn, one).length > 0 ? [`${one.fileId}${one.frame}`] : []));
    };
    expect(reached('frame')).toEqual(['clip0']);
    expect(reached('file')).toEqual(['clip0', 'clip1']);
    expect(reached('series')).toEqual(['clip0', 'clip1', 'same0']);
    expect(reached('machine')).toEqual(['clip0', 'clip1', 'same0', 'later0']);
  });

  it('take the place of what was found, on every frame that is reached, and keep its words', () => {
    const state = play(begin(file('a'), file('b')), found('a', 0, [word('DOE')]), found('b', 0, [word('DOE', 12), word('3 cm', 300)]));
    const id = marksOf(state, at('a'))[0]?.id ?? 0;
    const moved = play(state, { type: 'change', at: at('a'), id, box: { ...box, x: 50 }, reach: 'series', continues: false });
    expect(marksOf(moved, at('a'))).toMatchObject([{ x: 50, width: 30, untrustedText: 'DOE', from: 'drawn', id }]);
    expect(texts(moved, 'b')).toEqual(['3 cm', 'DOE']);
    const removed = play(moved, { type: 'remove', at: at('a'), id, reach: 'frame' });
    expect(texts(removed, 'a')).toEqual([]);
    expect(texts(removed, 'b')).toEqual(['3 cm', 'DOE']);
  });

  it('have to be seen again wherever they changed, and can be taken back and made again', () => {
    const state = play(
      begin(file('a'), file('b'), file('c', { grid: gridOf('other') })),
      { type: 'check', at: at('a') },
      { type: 'check', at: at('b') },
      { type: 'check', at: at('c') },
    );
    const drawn = play(state, { type: 'draw', at: at('a'), box, reach: 'series' });
    expect(framesOf(drawn).filter((one) => isIn(drawn.seen, one))).toEqual([at('c')]);
    const undone = play(drawn, { type: 'check', at: at('b') }, { type: 'undo' });
    expect(boxesToWrite(undone).size).toBe(0);
    expect(isWhollySeen(undone, 'b')).toBe(false);
    const redone = play(undone, { type: 'redo' });
    expect(boxesToWrite(redone)).toEqual(boxesToWrite(drawn));
    expect(play(redone, { type: 'redo' })).toBe(redone);
    expect(play(state, { type: 'undo' })).toBe(state);
  });

  it('moved by keys that follow each other are one step back; by the mouse each is one', () => {
    const drawn = play(begin(file('a')), { type: 'draw', at: at('a'), box, reach: 'frame' });
    const id = marksOf(drawn, at('a'))[0]?.id ?? 0;
    const step = (x: number, continues: boolean): PicturesAction => ({
      type: 'change',
      at: at('a'),
      id,
      box: { ...box, x },
      reach: 'frame',
      continues,
    });
    const byKeys = play(drawn, step(6, true), step(7, true), step(8, true));
    expect(marksOf(byKeys, at('a'))[0]?.x).toBe(8);
    expect(marksOf(play(byKeys, { type: 'undo' }), at('a'))[0]?.x).toBe(5);
    const byMouse = play(drawn, step(6, false), step(7, false));
    expect(marksOf(play(byMouse, { type: 'undo' }), at('a'))[0]?.x).toBe(6);
  });

  it('outlive what the search finds later, and undo takes nothing of that away', () => {
    const drawn = play(begin(file('a')), { type: 'draw', at: at('a'), box, reach: 'frame' }, found('a', 0, [word('DOE')]));
    expect(texts(drawn, 'a')).toEqual(['DOE', '']);
    expect(texts(play(drawn, { type: 'undo' }), 'a')).toEqual(['DOE']);
  });

  it('do nothing on a frame or a box that there is not', () => {
    const state = begin(file('a'));
    expect(play(state, { type: 'draw', at: at('a', 1), box, reach: 'frame' })).toBe(state);
    expect(play(state, { type: 'remove', at: at('a'), id: 7, reach: 'frame' })).toBe(state);
    expect(play(state, { type: 'check', at: at('gone') })).toBe(state);
  });
});

describe('what was seen', () => {
  it('is only what was on the screen and has no box that nobody checked', () => {
    const state = play(begin(file('a'), file('b'), file('c')), found('c', 0, [word('DOE')]), { type: 'shown', frames: [at('a'), at('c')] });
    const all = play(state, { type: 'seen', frames: framesOf(state) });
    expect(framesOf(all).filter((one) => isIn(all.seen, one))).toEqual([at('a')]);
  });

  it('is nothing that cannot be drawn: it has to be left out', () => {
    const state = play(begin(file('a'), file('b')), { type: 'undrawn', frames: [at('a')] }, { type: 'shown', frames: [at('a'), at('b')] });
    const all = play(
      state,
      { type: 'seen', frames: framesOf(state) },
      { type: 'check', at: at('a') },
      { type: 'search', status: 'stopped' },
    );
    expect(framesOf(all).filter((one) => isIn(all.seen, one))).toEqual([at('b')]);
    expect(firstToSee(all, framesOf(all))).toBeNull();
    const choice: ExportChoice = { ...firstChoice, boxes: boxesToWrite(all) };
    expect(gateReasons(all, [leaving('a', 1), leaving('b', 2)], choice)).toEqual([{ kind: 'undrawn', frames: [at('a')] }]);
  });

  it('needs a look of its own where the kind often shows a name and the search could not look', () => {
    const state = play(begin(file('us', { isWritingKind: true }), file('read', { isWritingKind: true })), found('read', 0, []), {
      type: 'search',
      status: 'stopped',
    });
    const all = play(state, { type: 'shown', frames: framesOf(state) }, { type: 'seen', frames: framesOf(state) });
    expect(framesOf(all).filter((one) => isIn(all.seen, one))).toEqual([at('read')]);
    expect(isWhollySeen(play(all, { type: 'check', at: at('us') }), 'us')).toBe(true);
    // Where nothing can be searched at all, the sheet is what there is.
    const failed = play(state, { type: 'search', status: 'failed' }, { type: 'shown', frames: framesOf(state) });
    expect(isWhollySeen(play(failed, { type: 'seen', frames: framesOf(failed) }), 'us')).toBe(true);
  });

  it('leads from boxes to boxes, then to the sheet, and without boxes from picture to picture', () => {
    const state = play(begin(file('a'), file('b'), file('c'), file('d')), found('b', 0, [word('DOE')]), found('d', 0, [word('ROE', 300)]));
    const frames = framesOf(state);
    expect(firstToSee(state, frames)).toEqual(at('b'));
    const one = play(state, { type: 'check', at: at('b') });
    expect(nextToSee(state, one, frames, at('b'))).toEqual(at('d'));
    const two = play(one, { type: 'check', at: at('d') });
    expect(nextToSee(one, two, frames, at('d'))).toBeNull();
    const three = play(two, { type: 'check', at: at('c') });
    expect(nextToSee(two, three, frames, at('c'))).toEqual(at('a'));
    expect(firstToSee(play(three, { type: 'check', at: at('a') }), frames)).toBeNull();
  });
});

describe('the gate', () => {
  const choice = firstChoice;
  const pictures = [leaving('a', 1), leaving('b', 2)];
  const kinds = (state: PicturesState, asked = choice) => gateReasons(state, pictures, asked).map(({ kind }) => kind);

  it('is closed while something is unchecked, unseen, still looked for, or made with other boxes', () => {
    const looking = play(begin(file('a'), file('b')), { type: 'search', status: 'looking' }, found('a', 0, [word('DOE')]));
    expect(kinds(looking)).toEqual(['unchecked', 'unseen', 'looking', 'not-made']);
    const checked = play(looking, { type: 'check', at: at('a') }, { type: 'check', at: at('b') });
    expect(kinds(checked)).toEqual(['looking', 'not-made']);
    const done = play(checked, found('b', 0, []), { type: 'search', status: 'done' });
    expect(kinds(done)).toEqual(['not-made']);
    expect(kinds(done, { ...choice, boxes: boxesToWrite(done) })).toEqual([]);
    expect(kinds(play(checked, { type: 'search', status: 'stopped' }), { ...choice, boxes: boxesToWrite(checked) })).toEqual([]);
    const removed = play(
      done,
      { type: 'remove', at: at('a'), id: marksOf(done, at('a'))[0]?.id ?? 0, reach: 'frame' },
      { type: 'check', at: at('a') },
    );
    expect(kinds(removed, { ...choice, boxes: boxesToWrite(done) })).toEqual(['not-made']);
    expect(areSameBoxes(boxesToWrite(removed), new Map())).toBe(true);
  });

  it('asks nothing of files that stay', () => {
    const state = play(
      begin(file('a'), file('us', { isWritingKind: true })),
      { type: 'check', at: at('a') },
      { type: 'search', status: 'stopped' },
    );
    expect(gateReasons(state, [leaving('a', 1), { ...leaving('us', 2), leaving: null, stays: 'not-checked-for-text' }], choice)).toEqual(
      [],
    );
  });
});

it('says on the receipt what the program did about writing', () => {
  const pictures = [leaving('a', 1)];
  const fact = (state: PicturesState, boxes = boxesToWrite(state)) => textFact(state, pictures, { ...firstChoice, boxes });
  const state = begin(file('a'));
  expect(fact(state)).toBe('off');
  expect(fact(play(state, { type: 'found', frames: [{ fileId: 'a', frame: 0, text: null }] }))).toBe('off');
  expect(fact(play(state, found('a', 0, [])))).toBe('auto');
  expect(fact(play(state, found('a', 0, [word('DOE')])))).toBe('redact');
});

it('looks first where writing is likely: such kinds, odd sizes in a series, ends of series', () => {
  const slices = ['s1', 's2', 's3', 's4'].map((id) => file(id));
  const sheet = file('sheet', { grid: gridOf('series', { rows: 900 }) });
  const narrow = file('us-narrow', { isWritingKind: true, grid: gridOf('us', { outsideRegions: 0.2 }) });
  const wide = file('us-wide', { isWritingKind: true, grid: gridOf('us', { outsideRegions: 0.7 }) });
  const order = orderToLookAt([...slices.slice(0, 2), sheet, ...slices.slice(2), narrow, wide]).map(({ fileId }) => fileId);
  expect(order).toEqual(['us-wide', 'us-narrow', 'sheet', 's1', 's4', 's2', 's3']);
});

describe('a box', () => {
  const size = { columns: 100, rows: 50 };
  const box = { x: 10, y: 10, width: 20, height: 10 };
  it('stays inside the picture, whole and never inside out', () => {
    expect(movedBox(box, -50, 100, size)).toEqual({ x: 0, y: 40, width: 20, height: 10 });
    expect(resizedBox(box, 'se', 500, 500, size)).toEqual({ x: 10, y: 10, width: 90, height: 40 });
    expect(resizedBox(box, 'nw', 500, 500, size)).toEqual({ x: 26, y: 16, width: 4, height: 4 });
    expect(resizedBox(box, 'e', -500, 0, size)).toEqual({ x: 10, y: 10, width: 4, height: 10 });
    expect(boxBetween({ x: 30.6, y: 40.2 }, { x: 10.3, y: 60 }, size)).toEqual({ x: 10, y: 40, width: 21, height: 10 });
    expect(boxBetween({ x: 30, y: 40 }, { x: 31, y: 41 }, size)).toBeNull();
    const middle = middleBox(size);
    expect(movedBox(middle, 0, 0, size)).toEqual(middle);
  });
});

describe('what files lay over their pictures', () => {
  const overlaid = file('cr1', { grid: gridOf('series', { hasOverlays: true }) });
  const before = play(
    begin(overlaid, file('ct1')),
    found('cr1', 0, [word('SMITH')]),
    found('ct1', 0, []),
    { type: 'check', at: at('cr1') },
    { type: 'shown', frames: [at('ct1')] },
    { type: 'seen', frames: [at('ct1')] },
    { type: 'search', status: 'done' },
  );

  it('makes other pictures of them: they are looked at and looked through anew, and no others', () => {
    expect([isIn(before.seen, at('cr1')), isIn(before.seen, at('ct1'))]).toEqual([true, true]);
    const after = play(before, { type: 'overlays', areDrawn: true });
    expect([isIn(after.seen, at('cr1')), isIn(after.seen, at('ct1'))]).toEqual([false, true]);
    expect([after.found.has('cr1'), after.found.has('ct1'), after.search]).toEqual([false, true, 'waiting']);
    expect(play(after, { type: 'overlays', areDrawn: true })).toBe(after);
    const back = play(after, { type: 'check', at: at('cr1') }, { type: 'overlays', areDrawn: false });
    expect(isIn(back.seen, at('cr1'))).toBe(false);
  });

  it('takes no word for it that was found without them', () => {
    const after = play(before, { type: 'overlays', areDrawn: true });
    expect(play(after, found('cr1', 0, [word('SMITH')])).found.has('cr1')).toBe(false);
    const looked: PicturesAction = {
      type: 'found',
      frames: [{ fileId: 'cr1', frame: 0, text: { boxes: [word('SMITH')], possible: [] }, withOverlays: true }],
    };
    expect(texts(play(after, looked), 'cr1')).toEqual(['SMITH']);
    expect(play(before, looked).found).toEqual(before.found);
  });
});
