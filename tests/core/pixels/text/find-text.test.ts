import { describe, expect, it } from 'vitest';
import { findText } from '../../../../core/pixels/text/find-text.js';
import { FrameFollower } from '../../../../core/pixels/text/follow-frames.js';
import { readCharacters } from '../../../../core/pixels/text/text-models.js';
import { PretendedModels, writtenPicture } from './pretended-models.js';

const WORD = { x: 60, y: 50, width: 59, height: 7 };
const picture = writtenPicture(256, 192, [['EXEMPLAIRE', WORD.x, WORD.y]]);

const covers = (box: { x: number; y: number; width: number; height: number }, word: typeof WORD): boolean =>
  box.x <= word.x && box.y <= word.y && box.x + box.width >= word.x + word.width && box.y + box.height >= word.y + word.height;

describe('finding text', () => {
  it('boxes a word whole, in whole pixels, with what was read', async () => {
    const { boxes, possible } = await findText([picture], 'fast', new PretendedModels());
    expect(boxes).toHaveLength(1);
    const [box] = boxes;
    expect(box && covers(box, WORD)).toBe(true);
    expect(box).toMatchObject({ text: 'AB1', confidence: 0.9 });
    expect([box?.x, box?.y, box?.width, box?.height].every(Number.isInteger)).toBe(true);
    expect(possible).toEqual([]);
  });
  it('shows as possible what has no two letters or digits', async () => {
    for (const reading of ['', 'A', '..', 'A..']) {
      const { boxes, possible } = await findText([picture], 'fast', new PretendedModels(reading));
      expect(boxes).toEqual([]);
      expect(possible).toHaveLength(1);
    }
  });
  it('asks no network about an empty picture', async () => {
    const models = new PretendedModels();
    expect(await findText([writtenPicture(256, 192, [])], 'strict', models)).toEqual({ boxes: [], possible: [] });
    expect(models.detections).toBe(0);
  });
  it('unites the renderings: what only one shows is found', async () => {
    const hidden = writtenPicture(256, 192, [['KLINIK', 20, 120]]);
    const { boxes } = await findText([picture, hidden], 'fast', new PretendedModels());
    expect(boxes.map(({ y }) => y > 90)).toEqual([false, true]);
  });
  it('looks at more sizes where it is strict', async () => {
    const [fast, strict] = [new PretendedModels(), new PretendedModels()];
    await findText([picture], 'fast', fast);
    await findText([picture], 'strict', strict);
    expect(strict.detections).toBeGreaterThan(fast.detections);
  });
  it('drops what is too tall for text', async () => {
    const bar = writtenPicture(256, 192, []);
    for (let y = 20; y < 150; y++) for (let x = 20; x < 220; x += 1 + (y % 2)) bar.grey[y * 256 + x] = x % 4 < 2 ? 255 : 0;
    expect((await findText([bar], 'fast', new PretendedModels())).boxes).toEqual([]);
  });
});

describe('frames of one file', () => {
  it('are looked at once where nothing changes, noise of compression aside', async () => {
    const models = new PretendedModels();
    const follower = new FrameFollower('fast', models);
    const first = await follower.look([picture]);
    const calls = models.detections;
    const noisy = { ...picture, grey: picture.grey.map((level, index) => Math.min(255, level + (index % 9))) };
    expect(await follower.look([noisy])).toEqual(first);
    expect(models.detections).toBe(calls);
  });
  it('are looked at where they change: new text is found, what stays is kept', async () => {
    const models = new PretendedModels();
    const follower = new FrameFollower('fast', models);
    const first = await follower.look([picture]);
    const second = await follower.look([
      writtenPicture(256, 192, [
        ['EXEMPLAIRE', WORD.x, WORD.y],
        ['ODILE', 180, 150],
      ]),
    ]);
    expect(second.boxes).toHaveLength(2);
    expect(second.boxes).toContainEqual(first.boxes[0]);
    const third = await follower.look([writtenPicture(256, 192, [['ODILE', 180, 150]])]);
    expect(third.boxes).toHaveLength(1);
    expect(third.boxes[0]?.y).toBeGreaterThan(100);
  });
  it('are found again when text comes in slowly, however small each step is', async () => {
    const follower = new FrameFollower('fast', new PretendedModels());
    const empty = writtenPicture(256, 192, []);
    let boxes = (await follower.look([empty])).boxes.length;
    for (let step = 1; step <= 20; step++) {
      const grey = empty.grey.map((level, index) => level + (((picture.grey[index] as number) - level) * step) / 20);
      boxes = (await follower.look([{ ...empty, grey }])).boxes.length;
    }
    expect(boxes).toBe(1);
  });
  it('of another size are looked at anew', async () => {
    const follower = new FrameFollower('fast', new PretendedModels());
    await follower.look([picture]);
    expect((await follower.look([writtenPicture(128, 128, [])])).boxes).toEqual([]);
  });
});

it("reads the recogniser's characters: nothing first, the space last", () => {
  expect(readCharacters('a\nb\n')).toEqual(['', 'a', 'b', ' ']);
  expect(readCharacters('a\r\nb')).toEqual(['', 'a', 'b', ' ']);
});
