/** The cage around the page: what a page that has been taken over can't load, open, ask for or leave to. */
import { expect, test } from '../support/app.js';

test('runs no injected script, no eval, and loads nothing from elsewhere', async ({ launch }) => {
  const { page } = await launch();
  const blocked = await page.evaluate(async () => {
    const directives = new Set<string>();
    document.addEventListener('securitypolicyviolation', (event) => directives.add(event.effectiveDirective));
    const add = (tag: string, attributes: Record<string, string>, text = '') => {
      const element = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
      element.textContent = text;
      document.body.append(element);
    };
    add('script', {}, 'window.injected = true');
    add('script', { src: 'https://example.com/x.js' });
    add('img', { src: 'https://example.com/x.png' });
    add('link', { rel: 'stylesheet', href: 'https://example.com/x.css' });
    add('style', {}, 'body { color: red }');
    add('iframe', { src: 'https://example.com/' });
    add('object', { data: 'https://example.com/x' });
    add('a', { href: 'x', onclick: 'window.injected = true' });
    document.querySelector<HTMLElement>('a[onclick]')?.click();
    await fetch('https://example.com/').catch(() => undefined);
    navigator.sendBeacon('https://example.com/', 'x');
    await new FontFace('x', 'url(https://example.com/x.woff2)').load().catch(() => undefined);
    add('audio', { src: 'https://example.com/x.mp3' });
    add('form', { method: 'post', action: 'https://example.com/form' });
    document.querySelector<HTMLFormElement>('form[action^=https]')?.submit();
    try {
      new WebSocket('wss://example.com/').onerror = () => undefined;
    } catch {
      // Refused on the spot.
    }
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return { directives: [...directives].sort(), injected: 'injected' in window };
  });
  expect(blocked.injected).toBe(false);
  expect(new URL(page.url()).protocol).toBe('app:');
  expect(blocked.directives).toEqual(
    expect.arrayContaining([
      'connect-src',
      'font-src',
      'form-action',
      'frame-src',
      'img-src',
      'media-src',
      'object-src',
      'script-src-attr',
      'script-src-elem',
      'style-src-elem',
    ]),
  );
});

test('stays where it is, opens no window, is given no permission', async ({ launch }) => {
  const { electron, page } = await launch();
  const before = page.url();
  const answers = await page.evaluate(async () => {
    const opened = window.open('https://example.com/') !== null || window.open('about:blank') !== null;
    const permissions: Record<string, string> = {};
    for (const name of ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'] as const) {
      const status = await navigator.permissions.query({ name: name as PermissionName }).catch(() => ({ state: 'denied' }));
      permissions[name] = status.state;
    }
    const refused = async (ask: () => Promise<unknown>) => {
      try {
        await ask();
        return false;
      } catch {
        return true;
      }
    };
    return {
      opened,
      permissions: [...new Set(Object.values(permissions))],
      notification: await Notification.requestPermission(),
      refused: [
        await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
        await refused(() => navigator.mediaDevices.getDisplayMedia({ video: true })),
        await refused(() => navigator.clipboard.readText()),
        await refused(() => navigator.serviceWorker.register('/sw.js')),
      ],
    };
  });
  expect(answers).toEqual({ opened: false, permissions: ['denied'], notification: 'denied', refused: [true, true, true, true] });
  for (const address of [
    'https://example.com/',
    'file:///etc/passwd',
    'data:text/html,x',
    'app://other/',
    'javascript:void(document.title="x")',
  ]) {
    await page.evaluate((url) => {
      location.href = url;
    }, address);
  }
  await page.waitForTimeout(500);
  expect(page.url()).toBe(before);
  expect(electron.windows()).toHaveLength(1);
  expect(await page.evaluate(() => 'negatoscope' in window)).toBe(true);
  // Chromium asks nobody about this one; so the page is brought back, and has nothing of what it was granted.
  await page.evaluate(() => {
    location.href = 'about:blank';
  });
  await page.waitForURL(before);
  await page.waitForFunction(() => 'negatoscope' in window);
  expect(await electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()))).toEqual([
    'Negatoscope',
  ]);
});

test('downloads nothing', async ({ launch }) => {
  const { electron, page } = await launch();
  await electron.evaluate(({ session }) => {
    Reflect.set(globalThis, 'downloads', []);
    const seen: unknown[] = Reflect.get(globalThis, 'downloads');
    session.fromPartition('negatoscope').on('will-download', (event, item) => seen.push([event.defaultPrevented, item.getState()]));
  });
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob(['x']));
    link.download = 'x.txt';
    document.body.append(link);
    link.click();
  });
  const downloads = () => electron.evaluate(() => Reflect.get(globalThis, 'downloads') as [boolean, string][]);
  await expect.poll(downloads).toEqual([[true, 'cancelled']]);
});

test('is locked in by main’s own preferences, in a session that lives in memory', async ({ launch }) => {
  const { electron } = await launch();
  const found = await electron.evaluate(({ BrowserWindow, app }) => {
    const [window] = BrowserWindow.getAllWindows();
    const contents = window?.webContents;
    const preferences =
      (contents as unknown as { getLastWebPreferences?: () => Record<string, unknown> } | undefined)?.getLastWebPreferences?.() ?? {};
    return {
      isPersistent: contents?.session.isPersistent(),
      storage: contents?.session.getStoragePath() ?? null,
      languages: contents?.session.getSpellCheckerLanguages(),
      preferences: [
        'sandbox',
        'contextIsolation',
        'webSecurity',
        'nodeIntegration',
        'webviewTag',
        'spellcheck',
        'nodeIntegrationInWorker',
      ].map((name) => [name, preferences[name]]),
      switches: ['host-resolver-rules', 'disable-background-networking', 'disable-component-update'].filter((name) =>
        app.commandLine.hasSwitch(name),
      ),
    };
  });
  expect(found.isPersistent).toBe(false);
  expect(found.storage).toBeNull();
  expect(found.languages).toEqual([]);
  expect(Object.fromEntries(found.preferences)).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false });
  expect(found.switches).toHaveLength(3);
});

test('ends on a fault in main without a word of it', async ({ launch }) => {
  const { electron } = await launch();
  const child = electron.process();
  let said = '';
  child.stderr?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  const code = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  await electron.evaluate(() => {
    setTimeout(() => {
      throw Object.assign(new Error("ENOENT: no such file, open '/invented/Kowalska Maria.dcm'"), { code: 'ENOENT' });
    });
  });
  expect(await code).toBe(1);
  expect(said).toContain('a fault in the program ended it');
  expect(said).toContain('(Error ENOENT)');
  expect(said).not.toContain('Kowalska');
});
