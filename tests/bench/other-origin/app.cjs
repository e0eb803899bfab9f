/**
 * A program of its own, with nothing of Negatoscope in it: a page that asks a worker for frames. The worker lives in the page's own
 * process, as in Negatoscope, or in a hidden window of another origin, and so in another process. Everything else is the same: the
 * worker reads a frame by a synchronous request to its own origin, goes through its samples once, and hands the bytes over.
 * Prints one line of JSON. Loaded by `electron tests/bench/other-origin`.
 */
const { join } = require('node:path');
const { app, BrowserWindow, MessageChannelMain, protocol } = require('electron');

const SCHEME = 'bench';
const ORIGINS = { page: `${SCHEME}://page`, reader: `${SCHEME}://reader` };

/** In a worker: reads `bytes` of a frame, or answers with `records` small values, as opening files does. */
const WORKER = `
let port = self;
const answer = ({ data: { id, bytes, records } }) => {
  if (records) {
    port.postMessage({ id, records: Array.from({ length: records }, (_, at) => ({ at, uid: '2.25.' + '1'.repeat(38), tags: Array.from({ length: 60 }, (_, tag) => ({ tag, vr: 'LO', value: 'value ' + tag })) })) });
    return;
  }
  const request = new XMLHttpRequest();
  request.open('GET', '/frame/' + bytes, false);
  request.responseType = 'arraybuffer';
  request.send();
  const samples = new Uint16Array(request.response);
  let least = 65535, most = 0;
  for (const sample of samples) { if (sample < least) least = sample; if (sample > most) most = sample; }
  port.postMessage({ id, least, most, frame: samples.buffer }, [samples.buffer]);
};
self.onmessage = (event) => {
  if (event.data !== 'port') return answer(event);
  [port] = event.ports;
  port.onmessage = answer;
  port.postMessage('ready');
};
`;

/** In the page: asks one after another, and measures from the question to the bytes in hand. */
const PAGE = `
window.measure = async (far, question, times) => {
  const ends = far ? await window.farReader : await (window.nearReader ??= near());
  const took = [];
  for (let id = 0; id < times; id++) {
    const started = performance.now();
    ends.postMessage({ id, ...question });
    const answered = await new Promise((done) => { ends.onmessage = (event) => done(event.data); });
    if (answered.id !== id) throw new Error('an answer to another question');
    took.push(performance.now() - started);
  }
  return took;
};
const near = async () => new Worker('/worker.js');
window.farReader = new Promise((done) => {
  window.addEventListener('message', ({ ports: [port] }) => {
    port.onmessage = () => done(port);
    port.start();
  });
});
`;

/** In the hidden window: hands its end of the channel on to a worker. */
const READER = `
window.addEventListener('message', ({ ports: [port] }) => new Worker('/worker.js').postMessage('port', [port]));
`;

protocol.registerSchemesAsPrivileged([
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();

function respond(url) {
  const { hostname, pathname } = new URL(url);
  const script = (text) => new Response(text, { headers: { 'Content-Type': 'text/javascript' } });
  if (pathname === '/worker.js') return script(WORKER);
  if (pathname === '/page.js') return script(hostname === 'page' ? PAGE : READER);
  if (pathname.startsWith('/frame/')) return new Response(Buffer.alloc(Number(pathname.slice('/frame/'.length)), 7));
  return new Response('<!doctype html><title>bench</title><script src="/page.js"></script>', { headers: { 'Content-Type': 'text/html' } });
}

async function open(origin) {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true, backgroundThrottling: false },
  });
  await window.loadURL(`${origin}/`);
  return window;
}

const memory = (windows) => {
  const pids = new Set(windows.map((window) => window.webContents.getOSProcessId()));
  return app
    .getAppMetrics()
    .filter(({ pid }) => pids.has(pid))
    .reduce((sum, { memory: { workingSetSize } }) => sum + workingSetSize, 0);
};

async function run() {
  protocol.handle(SCHEME, ({ url }) => respond(url));
  const page = await open(ORIGINS.page);
  const alone = memory([page]);
  const started = performance.now();
  const reader = await open(ORIGINS.reader);
  const startMs = performance.now() - started;
  if (page.webContents.getOSProcessId() === reader.webContents.getOSProcessId()) throw new Error('both are in one process');
  const memoryKb = memory([page, reader]) - alone;
  const { port1, port2 } = new MessageChannelMain();
  reader.webContents.postMessage('port', null, [port1]);
  page.webContents.postMessage('port', null, [port2]);
  const measure = (isFar, question, times) =>
    page.webContents.executeJavaScript(`measure(${isFar}, ${JSON.stringify(question)}, ${times})`);
  const results = [];
  for (const { question, times } of JSON.parse(process.env.BENCH_QUESTIONS)) {
    // In turns, so that what else the machine does meets both.
    const [near, far] = [[], []];
    for (let turn = 0; turn < 5; turn++) {
      const kept = turn === 0 ? [[], []] : [near, far];
      kept[0].push(...(await measure(false, question, times)));
      kept[1].push(...(await measure(true, question, times)));
    }
    results.push({ question, near, far });
  }
  process.stdout.write(`${JSON.stringify({ startMs, memoryKb, results })}\n`);
}

app
  .whenReady()
  .then(run)
  .then(
    () => app.exit(0),
    (error) => {
      process.stderr.write(`${error.stack}\n`);
      app.exit(1);
    },
  );
