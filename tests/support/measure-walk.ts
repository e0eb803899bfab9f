import { expect, type Locator, type Page } from '@playwright/test';
import type { Aspect } from '../../core/study/pixel-shape.js';
import { INITIAL_VIEW, type View } from '../../renderer/app/view.js';
import { placeOnScreen } from '../../renderer/ui/screen-shapes.js';
import { layoutOf } from '../../renderer/viewer/layout.js';
import { pictureAt, type ScreenMatrix, screenMatrix } from '../../renderer/viewer/screen-matrix.js';

export type Place = readonly [column: number, row: number];

/** A picture in the window, as far as a hand needs to know it. */
export interface SeenPicture {
  readonly rows: number;
  readonly columns: number;
  readonly aspect?: Aspect;
  readonly view?: View;
  /** Which viewport it is in; absent: the only one. */
  readonly viewport?: string;
}

interface Seen {
  readonly left: number;
  readonly top: number;
  readonly matrix: ScreenMatrix;
}

async function seen(
  page: Page,
  { rows, columns, aspect = { row: 1, column: 1 }, view = INITIAL_VIEW, viewport = '.viewport' }: SeenPicture,
): Promise<Seen> {
  const box = await page.locator(viewport).boundingBox();
  if (!box) throw new Error('there is no viewport');
  const layout = layoutOf(box, rows, columns, aspect, view);
  return { left: box.x, top: box.y, matrix: screenMatrix(box, rows, columns, aspect, view, layout.scale) };
}

/** Where a hand goes for a place of the picture: a whole pixel of the screen; and which place that is then. */
export async function aim(page: Page, picture: SeenPicture, [column, row]: Place) {
  const { left, top, matrix } = await seen(page, picture);
  const [x, y] = placeOnScreen(matrix, [column, row]);
  const [wholeX, wholeY] = [Math.round(left + x), Math.round(top + y)];
  return { x: wholeX, y: wholeY, point: pictureAt(matrix, wholeX - left, wholeY - top) };
}

/** Draws by one drag through all places; gives the places that were really met. */
export async function drag(page: Page, picture: SeenPicture, ...places: readonly Place[]) {
  const aims = await Promise.all(places.map((place) => aim(page, picture, place)));
  const [first, ...more] = aims;
  if (!first) throw new Error('a drag needs a place');
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  for (const { x, y } of more) await page.mouse.move(x, y, { steps: 3 });
  await page.mouse.up();
  return aims.map(({ point }) => point);
}

/** Draws click by click. */
export async function click(page: Page, picture: SeenPicture, ...places: readonly Place[]) {
  const points = [];
  for (const place of places) {
    const { x, y, point } = await aim(page, picture, place);
    await page.mouse.click(x, y);
    points.push(point);
  }
  return points;
}

/** The mark of that number on the picture, from 0. */
export const markAt = (page: Page, index = 0): Locator => page.locator('.mark-body').nth(index);

/** What is written beside a mark, line by line. */
export async function labelOf(page: Page, index = 0): Promise<string[]> {
  await expect(markAt(page, index)).toBeAttached();
  return page.locator('.mark:has(.mark-body)').nth(index).locator('text').allTextContents();
}

/** All numbers of a line, as English writes them. */
export const numbersIn = (line: string): number[] => (line.replaceAll(',', '').match(/-?\d+(\.\d+)?/g) ?? []).map(Number);
