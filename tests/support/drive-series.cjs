/**
 * Loaded into main by `electron -r`: opens series, looks at every picture of them and closes them, round after round, and prints the
 * renderer's memory in MB as one line of JSON a round. Playwright can't be the driver here: it has Chromium's inspector keep what
 * workers read, up to 100 MB for each of them, which is what would be measured.
 *
 * SERIES_PATHS: the files to open, with their counts of slices, as JSON. SERIES_ROUNDS: how often.
 */
const { app, dialog } = require('electron');

const series = JSON.parse(process.env.SERIES_PATHS);
const rounds = Number(process.env.SERIES_ROUNDS);
const undoMs = Number(process.env.SERIES_UNDO_MS);
const PATIENCE_MS = 60_000;
const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

app.on('browser-window-created', (_event, window) => {
  drive(window.webContents).then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    },
  );
});

async function drive(page) {
  const workers = await attach(page);
  const ask = (code) => page.executeJavaScript(code);
  const press = (key, control = false) =>
    ask(`window.dispatchEvent(new KeyboardEvent('keydown', { key: ${JSON.stringify(key)}, ctrlKey: ${control}, bubbles: true })) && null`);
  const until = async (code, what) => {
    for (const began = Date.now(); !(await ask(code)); await wait(50))
      if (Date.now() - began > PATIENCE_MS) throw new Error(`waited in vain: ${what}`);
  };
  const step = "document.querySelector('.overlay-step')?.textContent";
  await until("document.querySelector('.light-box-film') !== null", 'the start screen');
  for (let round = 0; round < rounds; round++) {
    let open = 0;
    for (const { path, slices } of series) {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] });
      await press('o', true);
      await until(`${step}?.endsWith(' / ${slices}') && !document.querySelector('.library-reading')`, 'the series');
      await press('Home');
      for (let at = 1; at <= slices; at += 10) {
        await until(`${step} === '${at} / ${slices}'`, `picture ${at}`);
        await press('PageDown');
      }
      open = Math.max(open, await memory(page, workers));
      await press('w', true);
      await until("document.querySelector('.light-box-film') !== null", 'the start screen after closing');
    }
    await wait(undoMs + 500);
    process.stdout.write(`${JSON.stringify({ round: round + 1, open, closed: await memory(page, workers) })}\n`);
  }
}

/** The inspector's sessions of all workers, none of which has its network watched. */
async function attach(page) {
  const workers = new Set();
  page.debugger.attach('1.3');
  page.debugger.on('message', (_event, method, { sessionId }) => {
    if (method === 'Target.attachedToTarget') workers.add(sessionId);
    if (method === 'Target.detachedFromTarget') workers.delete(sessionId);
  });
  await page.debugger.sendCommand('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true });
  return workers;
}

/** Of the renderer and its workers, in MB, once garbage is gone in each of them. */
async function memory(page, workers) {
  for (let turn = 0; turn < 2; turn++)
    for (const session of [undefined, ...workers]) await page.debugger.sendCommand('Runtime.evaluate', { expression: 'gc()' }, session);
  const pid = page.getOSProcessId();
  const size = app.getAppMetrics().find((metric) => metric.pid === pid)?.memory.workingSetSize ?? 0;
  return Math.round(size / 102.4) / 10;
}
