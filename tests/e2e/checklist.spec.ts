/**
 * Electron's security checklist, point by point and in its order, against the running app. Where a point is about the installed
 * program (the sandbox of the system, fuses), tests/packaging/installed.test.ts shows it on the package, and this on what packs it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventNames, methodNames } from '../../electron/ipc/channel.js';
import { expect, test } from '../support/app.js';
import { repository } from '../support/real-files.js';

test('holds every point of Electron’s security checklist', async ({ launch }) => {
  const { electron, page } = await launch();
  await page.waitForFunction(() => 'negatoscope' in window);
  const preferences = await electron.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as { getLastWebPreferences(): Record<string, unknown> };
    return contents.getLastWebPreferences();
  });
  /** What an address answers to main itself, in the page's session: a word of Chromium's where it was refused. */
  const asked = (address: string) =>
    electron.evaluate(async ({ session, net }, url) => {
      try {
        const request = net.request({ url, session: session.fromPartition('negatoscope') });
        return await new Promise<string>((resolve) => {
          request.on('response', (response) => resolve(`status ${response.statusCode}`));
          request.on('error', (error) => resolve(error.message));
          request.end();
        });
      } catch (error) {
        return error instanceof Error ? error.message : String(error);
      }
    }, address);

  await test.step('1. only secure content is loaded', async () => {
    expect(page.url()).toMatch(/^app:\/\/negatoscope\//);
    expect(await page.evaluate(() => isSecureContext)).toBe(true);
    for (const address of ['http://example.com/', 'https://example.com/', 'http://127.0.0.1:9/']) {
      expect(await asked(address)).toContain('ERR_BLOCKED_BY_CLIENT');
    }
  });

  await test.step('2. no Node in the page, its workers and frames', async () => {
    // Electron lists of some only that they are on.
    for (const name of ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'])
      expect(preferences[name] ?? false).toBe(false);
    expect(await page.evaluate(() => ['require', 'process', 'module', 'Buffer', 'global'].filter((name) => name in window))).toEqual([]);
  });

  await test.step('3. contexts are isolated', async () => {
    expect(preferences).toMatchObject({ contextIsolation: true });
    // A page that changes what everybody inherits doesn't change the preload.
    const word = await page.evaluate(async () => {
      Reflect.set(Array.prototype, 'map', () => ['taken over']);
      Reflect.set(Function.prototype, 'call', () => 'taken over');
      const bridge = Reflect.get(window, 'negatoscope') as { environment(): Promise<{ version: string }> };
      return typeof (await bridge.environment()).version;
    });
    expect(word).toBe('string');
    await page.reload();
    await page.waitForFunction(() => 'negatoscope' in window);
  });

  await test.step('4. processes are in the sandbox', async () => {
    expect(preferences).toMatchObject({ sandbox: true });
    // As root Chromium's sandbox can't start; nothing else may take it away.
    const isWithout = await electron.evaluate(({ app }) => app.commandLine.hasSwitch('no-sandbox'));
    if (process.getuid?.() !== 0) expect(isWithout).toBe(false);
  });

  await test.step('5. every permission is refused', async () => {
    const states = await page.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read', 'persistent-storage'];
      return Promise.all(names.map(async (name) => (await navigator.permissions.query({ name: name as PermissionName })).state));
    });
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  await test.step('6, 8, 9, 10. nothing that guards the page is switched off, nothing experimental is on', async () => {
    expect(preferences).toMatchObject({ webSecurity: true });
    for (const name of ['allowRunningInsecureContent', 'experimentalFeatures']) expect(preferences[name] ?? false).toBe(false);
    expect(preferences['enableBlinkFeatures'] ?? '').toBe('');
    const switches = await electron.evaluate(({ app }) =>
      ['disable-web-security', 'allow-running-insecure-content', 'enable-blink-features', 'disable-site-isolation-trials'].filter((name) =>
        app.commandLine.hasSwitch(name),
      ),
    );
    expect(switches).toEqual([]);
  });

  await test.step('7. the content security policy comes with every answer, and allows the page itself only', async () => {
    const policies = await page.evaluate(async () => {
      const addresses = ['/', '/licences.en.html', '/nothing-here.js', '/bytes/0', '/staged/0', '/heads/0'];
      return Promise.all(addresses.map(async (address) => (await fetch(address)).headers.get('content-security-policy')));
    });
    for (const policy of policies) {
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toMatch(/'unsafe-(inline|eval)'|https?:|\*/);
    }
  });

  await test.step('11, 12. there is no webview, and none can be attached', async () => {
    expect(preferences['webviewTag'] ?? false).toBe(false);
    const prevented = await electron.evaluate(({ BrowserWindow }) => {
      let isPrevented = false;
      const event = {
        preventDefault: () => {
          isPrevented = true;
        },
      };
      BrowserWindow.getAllWindows()[0]?.webContents.emit('will-attach-webview', event, {}, {});
      return isPrevented;
    });
    expect(prevented).toBe(true);
  });

  await test.step('13, 14. the page goes nowhere and opens nothing', async () => {
    const before = page.url();
    for (const address of ['https://example.com/', 'file:///', 'app://elsewhere/']) {
      expect(await page.evaluate((url) => window.open(url), address)).toBeNull();
      await page.evaluate((url) => {
        location.href = url;
      }, address);
    }
    await expect.poll(() => page.url()).toBe(before);
    expect(electron.windows()).toHaveLength(1);
  });

  await test.step('15. nothing is handed to the system to open', () => {
    const sources = readdirSync(join(repository, 'electron'), { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    expect(sources.length).toBeGreaterThan(20);
    for (const name of sources) {
      expect(readFileSync(join(repository, 'electron', name), 'utf8'), name).not.toMatch(/\.openExternal|\.openPath/);
    }
  });

  await test.step('16. what ships is the pinned Electron, which is a current one', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'));
    const packed = /^electronVersion: (.+)$/m.exec(readFileSync(join(repository, 'electron-builder.yml'), 'utf8'))?.[1];
    expect(packed).toBe(devDependencies.electron);
  });

  await test.step('17. every channel asks who speaks: another page of ours is refused', async () => {
    const channels = await electron.evaluate(
      async ({ BrowserWindow, ipcMain }, names) => {
        const handlers = Reflect.get(ipcMain, '_invokeHandlers') as Map<string, (event: unknown, ...args: unknown[]) => Promise<unknown>>;
        const other = new BrowserWindow({ show: false });
        const answers = await Promise.all(
          names.map(async (name) => {
            const handler = handlers.get(`negatoscope:${name}`);
            if (!handler) return 'none';
            const event = { sender: other.webContents, senderFrame: other.webContents.mainFrame };
            // Electron 25's handlers answer through the event, later ones by their promise.
            return new Promise<string>((resolve) => {
              const reply = (error: unknown) => resolve(error instanceof Error ? error.message : String(error));
              const outcome = handler(Object.assign(event, { sendReply: reply, _throw: reply, _reply: () => resolve('answered') }));
              void Promise.resolve(outcome).then(() => resolve('answered'), reply);
            });
          }),
        );
        other.destroy();
        return { answers: [...new Set(answers)], count: handlers.size };
      },
      [...methodNames],
    );
    expect(channels.answers).toEqual(['refused-sender']);
    // And there is no channel that the bridge doesn't name.
    expect(channels.count).toBe(methodNames.length);
  });

  await test.step('18. the page has no file: scheme', async () => {
    expect(page.url()).toMatch(/^app:/);
    expect(
      await page.evaluate(() =>
        fetch('file:///etc/passwd').then(
          () => 'read',
          () => 'refused',
        ),
      ),
    ).toBe('refused');
  });

  await test.step('19. the fuses are set in what packs it', () => {
    const config = readFileSync(join(repository, 'electron-builder.yml'), 'utf8');
    for (const fuse of [
      'runAsNode',
      'enableNodeOptionsEnvironmentVariable',
      'enableNodeCliInspectArguments',
      'grantFileProtocolExtraPrivileges',
    ]) {
      expect(config).toMatch(new RegExp(`^  ${fuse}: false$`, 'm'));
    }
    for (const fuse of ['onlyLoadAppFromAsar', 'enableEmbeddedAsarIntegrityValidation', 'enableCookieEncryption']) {
      expect(config).toMatch(new RegExp(`^  ${fuse}: true$`, 'm'));
    }
  });

  await test.step('20. the page is lent the bridge and nothing of Electron', async () => {
    const lent = await page.evaluate(
      (events) => {
        const api = Reflect.get(window, 'negatoscope') as Record<string, unknown>;
        const on = api['on'] as (name: string, listener: (detail: unknown) => void) => unknown;
        const refused = ['ipc-message', 'negatoscope:commitExport', ...events.map((name) => `${name} `)].filter((name) => {
          try {
            on(name, () => undefined);
            return false;
          } catch {
            return true;
          }
        });
        return {
          names: Object.keys(api).sort(),
          kinds: [...new Set(Object.values(api).map((value) => typeof value))],
          refused: refused.length,
        };
      },
      [...eventNames],
    );
    expect(lent.names).toEqual([...methodNames, 'on'].sort());
    expect(lent.kinds).toEqual(['function']);
    expect(lent.refused).toBe(2 + eventNames.length);
  });
});
