import { spawn } from 'node:child_process';
import { root, SetupError } from './repository.mjs';

const OUTPUT_KEPT = 64 * 1024;

/**
 * Runs a program quietly and waits for it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 * @returns {Promise<{ status: number, output: string, timedOut: boolean }>} `status` is -1 where it couldn't be started or was
 *   killed; `output` is the end of stdout and stderr together.
 */
export function runQuietly(command, args, { cwd = root, env = process.env, timeoutMs } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let timedOut = false;
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString()).slice(-OUTPUT_KEPT);
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
          }, timeoutMs);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve({ status: -1, output: error.message, timedOut });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ status: code ?? -1, output, timedOut });
    });
  });
}

/**
 * As `runQuietly`, for steps that must work.
 * @param {string} meaning what the step was for; begins the error's sentence
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options]
 */
export async function mustRun(meaning, command, args, options) {
  const { status, output } = await runQuietly(command, args, options);
  if (status !== 0) throw new SetupError(`${meaning} failed (${command} ${args.join(' ')}, exit ${status}):\n${output.trimEnd()}`);
  return output;
}

/**
 * The npm that runs this script, or else the one on PATH, as a command and its first arguments. On Windows npm is a script that
 * only a shell can start, and npm says itself where its program is.
 * @returns {[command: string, ...args: string[]]}
 */
export function npm() {
  const program = process.env['npm_execpath'];
  return program?.endsWith('npm-cli.js') ? [process.execPath, program] : ['npm'];
}
