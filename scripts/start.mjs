/**
 * Opens the window: npm start -- [--smoke SHOT.png] [--session] [FILE_OR_FOLDER…]. Does all the set-up that is missing first,
 * and ends with the app's own exit code.
 */
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { hasDisplay, startDisplay } from './setup/display.mjs';
import { electronSentence, findElectron } from './setup/electron.mjs';
import { isProgram, root, runScript, say } from './setup/repository.mjs';
import { ELECTRON_NEEDS, requireNeeds } from './setup/system-libraries.mjs';

/** Lines of Chromium that a machine without a desktop or a graphics card always gets, and that mean nothing. */
const NOISE = /:ERROR:(bus|object_proxy|viz_main_impl|command_buffer_proxy_impl|gpu_process_host|gl_surface_presentation_helper)\.cc/;
const GRACE_MS = 5000;

/**
 * What the app is given: inputs and SHOT as absolute paths, seen from where the person called npm. Behind `--` everything is
 * an input.
 * @param {readonly string[]} args
 * @param {string} folder
 */
export function appArguments(args, folder) {
  const end = args.indexOf('--');
  return args.map((arg, at) => {
    if (at === end || (arg.startsWith('--') && (end < 0 || at < end))) return arg;
    return arg.startsWith('file://') ? fileURLToPath(arg) : resolve(folder, arg);
  });
}

/** As root Chromium refuses to start with its sandbox. */
export function sandboxArguments() {
  return process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
}

async function start() {
  await installDependencies();
  await requireNeeds(ELECTRON_NEEDS, 'Electron');
  const electron = await findElectron();
  await build(['electron', 'renderer', 'sample']);
  say(electronSentence(electron));
  const sandbox = sandboxArguments();
  if (sandbox.length > 0) say('Running as root, so without the sandbox of the system: never open scans of strangers this way.');
  const display = hasDisplay() ? undefined : await startDisplay();
  if (display) say(`There is no display: the window opens on one in memory (Xvfb ${display.env.DISPLAY}), where only programs can see it.`);
  try {
    const folder = process.env['INIT_CWD'] ?? process.cwd();
    return await runApp(electron.executable, [...sandbox, '.', ...appArguments(process.argv.slice(2), folder)], {
      ...process.env,
      ...display?.env,
    });
  } finally {
    display?.stop();
  }
}

/**
 * @param {string} executable
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} the app's exit code; 128 and the signal's number where a signal ended it
 */
function runApp(executable, args, env) {
  const app = spawn(executable, args, { cwd: root, env, stdio: ['inherit', 'inherit', 'pipe'] });
  createInterface({ input: app.stderr }).on('line', (line) => {
    if (!NOISE.test(line)) say(line);
  });
  // Whoever stops this stops the app: it gets the signal, and some seconds to leave nothing behind.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      app.kill(signal);
      setTimeout(() => app.kill('SIGKILL'), GRACE_MS).unref();
    });
  }
  return new Promise((done, reject) => {
    app.once('error', reject);
    app.once('close', (code, signal) => done(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}

if (isProgram(import.meta.url)) await runScript(start);
