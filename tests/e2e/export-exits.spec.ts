/** Promise 4 of the design, in the running program: the doors that there are, and that no other lets anything out. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { DROP_CHANNEL, methodChannel, methodNames } from '../../electron/ipc/channel.js';
import { MENU_ROLES, REFUSED_EVENTS } from '../../electron/security/exits.js';
import { expect } from '../support/app.js';
import { answerDialogs, shownDialogs } from '../support/dialogs.js';
import { violations } from './export-axe.js';
import { exported, openReview, saveButton, saveInto, exportTest as test } from './export-walk.js';

const MARKER = 'nothing was copied';

/** A clipboard that only main and this test can reach: Electron's own would be the whole machine's. */
async function watchClipboard(electron: ElectronApplication): Promise<void> {
  await electron.evaluate(({ clipboard }, marker) => clipboard.writeText(marker), MARKER);
}
const clipboardText = (electron: ElectronApplication) => electron.evaluate(({ clipboard }) => clipboard.readText());

async function onePicture(page: Page): Promise<void> {
  await page.getByRole('radio', { name: 'One picture for a chat' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 picture and no facts would leave.', { timeout: 60_000 });
  await expect(saveButton(page)).toBeEnabled({ timeout: 60_000 });
}

test('the program has the channels, menu entries and refusing handlers of the list, and no others', async ({ launch }) => {
  const { electron } = await launch();
  const found = await electron.evaluate(
    ({ BrowserWindow, ipcMain, Menu }, events) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('no window');
      const contents = window.webContents;
      const handlers = (ipcMain as unknown as { _invokeHandlers: ReadonlyMap<string, unknown> })._invokeHandlers;
      const items = (Menu.getApplicationMenu()?.items ?? []).flatMap((item) => item.submenu?.items ?? []);
      return {
        handled: [...handlers.keys()].sort(),
        // `error` is what every emitter of Electron has.
        heard: ipcMain
          .eventNames()
          .map(String)
          .filter((name) => name !== 'error'),
        roles: items.flatMap((item) => (typeof item.role === 'string' ? [item.role.toLowerCase()] : [])),
        deaf: [
          ...events.contents.filter((name) => contents.listenerCount(name as never) === 0),
          ...events.session.filter((name) => contents.session.listenerCount(name as never) === 0),
        ],
        contextMenus: contents.listenerCount('context-menu'),
        windows: BrowserWindow.getAllWindows().length,
        inspector: contents.isDevToolsOpened(),
      };
    },
    { contents: [...REFUSED_EVENTS.contents], session: [...REFUSED_EVENTS.session] },
  );
  expect(found.handled).toEqual(methodNames.map(methodChannel).sort());
  expect(found.heard).toEqual([DROP_CHANNEL]);
  for (const role of found.roles) expect(MENU_ROLES as readonly string[]).toContain(role);
  expect(found).toMatchObject({ deaf: [], contextMenus: 0, windows: 1, inspector: false });
});

test('keys, dragging, context menus and printing take nothing out of the window', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { electron, page } = app;
  await watchClipboard(electron);
  await electron.evaluate(({ BrowserWindow }) => {
    Reflect.set(globalThis, 'printed', 0);
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.webContents.print = () => Reflect.set(globalThis, 'printed', 1);
  });
  const tryAll = async (picture: string) => {
    await page.locator(picture).first().click({ button: 'right' });
    for (const keys of ['Control+a', 'Control+c', 'Control+x', 'Control+Insert', 'Control+p', 'Control+s']) await page.keyboard.press(keys);
    const doors = await page.evaluate((selector) => {
      const element = document.querySelector(selector);
      getSelection()?.selectAllChildren(document.body);
      document.execCommand('copy');
      const stopped = (event: Event) => !element?.dispatchEvent(event);
      const drag = new DragEvent('dragstart', { bubbles: true, cancelable: true, dataTransfer: new DataTransfer() });
      return {
        stopped: [
          stopped(drag),
          stopped(new MouseEvent('contextmenu', { bubbles: true, cancelable: true })),
          stopped(new ClipboardEvent('copy', { bubbles: true, cancelable: true })),
          stopped(new ClipboardEvent('cut', { bubbles: true, cancelable: true })),
        ],
        dragged: drag.dataTransfer?.types.length ?? 0,
        clipboard: typeof navigator.clipboard?.write,
      };
    }, picture);
    expect(doors).toMatchObject({ stopped: [true, true, true, true], dragged: 0 });
    const refused = await page.evaluate(async () => {
      try {
        await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob(['x'], { type: 'image/png' }) })]);
        return false;
      } catch {
        return true;
      }
    });
    expect(refused, 'the page has no right to the clipboard').toBe(true);
    expect(await clipboardText(electron)).toBe(MARKER);
    expect(await electron.evaluate(() => Reflect.get(globalThis, 'printed') as number)).toBe(0);
  };
  await expect(page.getByText('40 images').first()).toBeVisible({ timeout: 60_000 });
  await tryAll('canvas');
  await openReview(app);
  await page.locator('.export-tile canvas').first().waitFor();
  await tryAll('.export-tile canvas');
  // Should the window be printed nevertheless, the sheet is empty.
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('body')).toBeHidden();
});

test('the clipboard gets the reviewed picture after a yes to main, and nothing but it', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { electron, page } = app;
  await watchClipboard(electron);
  await openReview(app);
  const copy = page.getByRole('button', { name: 'Copy the picture, to paste it into a message' });
  await expect(copy).toHaveCount(0);
  await onePicture(page);
  expect(await violations(page, true), 'ways out of a picture').toEqual([]);
  await answerDialogs(electron, {});
  await copy.click();
  await expect(page.getByText('Nothing was copied.')).toBeVisible();
  expect(await clipboardText(electron)).toBe(MARKER);
  await answerDialogs(electron, { button: 1 });
  // By the keyboard alone.
  await copy.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Copied: paste it where you need it.')).toBeVisible();
  const asked = await shownDialogs(electron);
  expect(asked.map(({ kind, options }) => [kind, options.message])).toEqual([
    ['message', 'Copy this picture?'],
    ['message', 'Copy this picture?'],
  ]);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const png = readFileSync(join(exported(target).folder, 'IM000000.png')).toString('base64');
  const compared = await electron.evaluate(async ({ clipboard, nativeImage }, written) => {
    // Electron before 45 reads a picture in one call; later ones as the web does.
    const older = clipboard as unknown as { readImage?(): Electron.NativeImage; availableFormats(): string[] };
    const [item] = older.readImage ? [] : await clipboard.read();
    const copied = older.readImage
      ? older.readImage()
      : nativeImage.createFromBuffer(Buffer.from(await ((await item?.getType('image/png')) ?? new Blob()).arrayBuffer()));
    const file = nativeImage.createFromBuffer(Buffer.from(written, 'base64'));
    return {
      isSame: copied.toBitmap().equals(file.toBitmap()),
      size: copied.getSize(),
      formats: item ? item.types : older.availableFormats(),
      text: await clipboard.readText(),
    };
  }, png);
  expect(compared).toEqual({ isSame: true, size: { width: 256, height: 256 }, formats: ['image/png'], text: '' });
});

test('what was written can be dragged out, and its receipt printed and saved as a page that names nobody', async ({ launch, disk }) => {
  const app = await launch({ args: [join(disk.sample, 'CT')] });
  const { electron, page } = app;
  await openReview(app);
  const target = disk.empty('target');
  await saveInto(app, target);
  await expect(page.getByRole('heading', { name: 'The copy is written' })).toBeVisible({ timeout: 60_000 });
  const { folder, receipt } = exported(target);

  await electron.evaluate(({ app: program, BrowserWindow }) => {
    const dragged: unknown[] = [];
    const printed: unknown[] = [];
    Reflect.set(globalThis, 'handed', { dragged, printed });
    const [window] = BrowserWindow.getAllWindows();
    if (window) window.webContents.startDrag = ({ file }) => void dragged.push(file);
    program.on('web-contents-created', (_event, contents) => {
      contents.print = (options, answer) => {
        printed.push({
          silent: options?.silent,
          address: contents.getURL(),
          scripts: (contents as unknown as { getLastWebPreferences(): { javascript?: boolean } }).getLastWebPreferences().javascript,
        });
        answer?.(true, '');
      };
    });
  });
  await page.locator('.export-drag').hover();
  await page.mouse.down();
  await page.mouse.move(200, 200, { steps: 5 });
  await page.mouse.up();
  const handed = () => electron.evaluate(() => Reflect.get(globalThis, 'handed') as { dragged: string[]; printed: unknown[] });
  await expect.poll(async () => (await handed()).dragged).toEqual([folder]);

  await page.getByRole('button', { name: 'Print the receipt…' }).click();
  await expect(page.getByText('Sent to the printer.')).toBeVisible({ timeout: 30_000 });
  expect((await handed()).printed).toEqual([
    { silent: false, address: expect.stringMatching(/^app:\/\/negatoscope\/paper\/[0-9a-f]{32}\.html$/), scripts: false },
  ]);

  await answerDialogs(electron, {});
  await page.getByRole('button', { name: 'Save the receipt as a page…' }).click();
  await expect(page.getByText('Nothing was saved.')).toBeVisible();
  const pdf = join(disk.folder, 'receipt.pdf');
  await answerDialogs(electron, { save: pdf });
  await page.getByRole('button', { name: 'Save the receipt as a page…' }).click();
  await expect(page.getByText('The receipt is saved.')).toBeVisible({ timeout: 30_000 });
  expect(existsSync(pdf)).toBe(true);
  expect(readdirSync(disk.folder).filter((name) => name.includes('partial'))).toEqual([]);
  expect(readFileSync(pdf).subarray(0, 5).toString()).toBe('%PDF-');
  // A PDF may write one word in two pieces.
  const text = (await textOfPdf(pdf)).replaceAll(/\s/g, '');
  for (const { path, sha256 } of receipt['files'] as { path: string; sha256: string }[]) {
    expect(text).toContain(path);
    expect(text).toContain(sha256);
  }
  expect(text).not.toMatch(/Mozilla|Linux|D:20/);
  for (const planted of ['Exemplaire', 'Odile', 'TL-0041726', 'Lanternes', disk.folder]) expect(text).not.toContain(planted);
  // No window of paper stays.
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

/** All words of a PDF, by pdf.js. */
async function textOfPdf(path: string): Promise<string> {
  // Node 20 lacks what pdf.js wants.
  if (!('withResolvers' in Promise)) {
    Reflect.set(Promise, 'withResolvers', () => {
      const made: { resolve?: (value: unknown) => void; reject?: (reason: unknown) => void } = {};
      const promise = new Promise((resolve, reject) => Object.assign(made, { resolve, reject }));
      return { promise, ...made };
    });
  }
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), useSystemFonts: true }).promise;
  const words: string[] = [JSON.stringify(await pdf.getMetadata())];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    words.push(...items.map((item) => ('str' in item ? item.str : '')));
  }
  return words.join(' ');
}
