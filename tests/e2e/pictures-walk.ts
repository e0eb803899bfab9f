import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect } from '../support/app.js';
import { corpusFiles, repository } from '../support/real-files.js';
import { tools } from '../support/tools.js';
import { exported, picturesDialog } from './export-walk.js';

const SCRIPT = join(repository, 'tests', 'support', 'plant-name.py');
const python = (...args: readonly string[]): string =>
  execFileSync(tools.pydicomPixels.command, [...tools.pydicomPixels.prefix, SCRIPT, ...args], { encoding: 'utf8' });

/** An ultrasound picture of the corpus, cut, with an invented name written into it, as a file or a clip of several frames. */
export function plantedUltrasound(folder: string, frames = 1): string {
  const source = corpusFiles().find(({ path }) => path === 'us/GREYSCALE_IMAGE.dcm');
  if (!source) throw new Error('the corpus has an ultrasound picture');
  const out = join(folder, frames === 1 ? 'ultrasound' : 'clip');
  python('plant', source.absolute, out, String(frames));
  return out;
}

/** A box as its button tells it. */
export interface ToldBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export async function toldBox(page: Page, place = 0): Promise<ToldBox> {
  const label = (await picturesDialog(page).locator('.pictures-mark').nth(place).getAttribute('aria-label')) ?? '';
  const told = /(\d+) from the left (\d+) from the top (\d+) wide (\d+) high/.exec(label.replaceAll(',', ''));
  if (!told) throw new Error(`no box is told by ${label}`);
  const [x = 0, y = 0, width = 0, height = 0] = told.slice(1).map(Number);
  return { x, y, width, height };
}

/** What another program reads in the written file: where it is black, and whether all the rest is as it was. */
export function comparePixels(source: string, target: string, box: ToldBox): Record<string, unknown> {
  const { folder } = exported(target);
  const [name = ''] = readdirSync(folder);
  return JSON.parse(python('compare', source, join(folder, name), ...[box.x, box.y, box.width, box.height].map(String))) as Record<
    string,
    unknown
  >;
}

/** Waits until the planted name was read, and is named as what it is. */
export async function nameFound(page: Page): Promise<void> {
  const dialog = picturesDialog(page);
  await expect(dialog.getByText('looks like the name').first()).toBeVisible({ timeout: 180_000 });
  await expect(dialog.getByRole('button', { name: /^Box 1 of 1: “[^”]*QUILLFEATHER[^”]*”, looks like the name/ })).toBeVisible();
}

/** Presses Tab until what has the focus is called so. @throws where it can't be reached */
export async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
    if (name.test(focused.trim())) return;
  }
  throw new Error(`${name} can't be reached by the Tab key`);
}
