import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { app, BrowserWindow, Menu, session } from 'electron';
import { type BridgeEvents, ORIGIN } from '../../core/bridge.js';
import { createGrants } from '../files/grants.js';
import { createStage } from '../files/stage.js';
import { WrittenCheck } from '../files/written-check.js';
import { serveOrigin } from '../ipc/app-origin.js';
import { eventChannel } from '../ipc/channel.js';
import { registerBridge } from '../ipc/register.js';
import { isFromPage } from '../ipc/sender.js';
import { lockSession } from '../security/session.js';
import { webPreferences } from '../security/web-preferences.js';
import { callAnswerer, MOST_CALL } from './answer-calls.js';
import { Terminal } from './terminal.js';
import { verbBridge } from './verb-bridge.js';
import { VerbFiles } from './verb-files.js';
import type { VerbWords } from './verb-words.js';

/** No `persist:` in the name: this session lives in memory. */
const PARTITION = 'negatoscope-verb';
const FAILED = 1;
/** What a shell calls the end by a signal: 128 and its number. */
const STOPPED = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/**
 * Runs one verb of the command line in a hidden page, which reads the scans in its sandbox, and ends the program with the verb's code. It has a
 * profile of its own, deleted at the end, so that it runs beside a window and beside others of its kind.
 */
export function runVerb(given: VerbWords): void {
  const profile = mkdtempSync(join(tmpdir(), 'negatoscope-verb-'));
  process.once('exit', () => rmSync(profile, { recursive: true, force: true }));
  app.setPath('userData', profile);
  app.dock?.hide();
  // Nothing is drawn.
  app.disableHardwareAcceleration();
  void app.whenReady().then(() => openPage(given));
}

function openPage(given: VerbWords): void {
  Menu.setApplicationMenu(null);
  const pages = session.fromPartition(PARTITION, { cache: false });
  lockSession(pages, false);
  lockSession(session.defaultSession, false);
  const grants = createGrants();
  const stage = createStage(grants);
  const stopping = new AbortController();
  const written = new WrittenCheck((files) => send('written', { files }));
  const commits = new Set<Promise<unknown>>();
  const bridge = verbBridge({
    stage,
    written,
    given,
    version: app.getVersion(),
    onProgress: (progress) => send('commitProgress', progress),
    signal: stopping.signal,
  });
  const end = async (code: number) => {
    stopping.abort();
    // What is half written is removed before the program ends.
    await Promise.allSettled(commits);
    app.exit(code);
  };
  const terminal = new Terminal(() => void end(FAILED));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void end(STOPPED[signal]));
  // Before Node has its handlers, Chromium's make it quit.
  app.on('before-quit', (event) => {
    event.preventDefault();
    void end(STOPPED.SIGTERM);
  });

  const answer = callAnswerer({ given, files: new VerbFiles(given), grants, terminal, end: (code) => void end(code) });
  const roots = [join(__dirname, '..', 'verbs'), join(__dirname, '..', 'renderer')];
  serveOrigin(pages.protocol, { roots, bytes: { grants, stage, written }, calls: { mostBytes: MOST_CALL, answer } });

  const window = new BrowserWindow({
    show: false,
    paintWhenInitiallyHidden: false,
    webPreferences: webPreferences(pages, join(__dirname, 'preload.cjs'), false),
  });
  const send = <Name extends keyof BridgeEvents>(name: Name, detail: BridgeEvents[Name]) => {
    if (!window.isDestroyed()) window.webContents.send(eventChannel(name), detail);
  };
  registerBridge(
    {
      ...bridge,
      async commitExport(ids, facts) {
        const commit = bridge.commitExport(ids, facts);
        commits.add(commit);
        return commit.finally(() => commits.delete(commit));
      },
    },
    (event) => isFromPage(window.webContents, event),
  );
  const lose = () => {
    void terminal
      .write('err', Buffer.from('The part of the program that reads scans ended. Nothing was written that is not whole.\n'))
      .then(() => end(FAILED));
  };
  window.webContents.on('render-process-gone', lose);
  window.loadURL(`${ORIGIN}/verb.html`).catch(lose);
}
