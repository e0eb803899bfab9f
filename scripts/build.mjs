/**
 * Builds what `start` and `cli` need into build/: all of it, or the steps that are named (electron, renderer, cli, sample).
 * A step whose inputs didn't change is skipped; where nothing changed, nothing is printed.
 */
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { fingerprint, isFresh, markFresh } from './build/fingerprint.mjs';
import { COMMON_INPUTS, STEPS } from './build/steps.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { withLock } from './setup/lock.mjs';
import { isProgram, root, runScript, SetupError, say } from './setup/repository.mjs';

const buildFolder = join(root, 'build');

/**
 * @param {readonly string[]} names the steps to build; none means all
 */
export async function build(names = []) {
  const unknown = names.find((name) => !STEPS.some((step) => step.name === name));
  if (unknown !== undefined)
    throw new SetupError(`No build step is called ${unknown}: there are ${STEPS.map((step) => step.name).join(', ')}.`);
  const wanted = STEPS.filter((step) => names.length === 0 || names.includes(step.name));
  if (wanted.every((step) => isFresh(...freshness(step)))) return;
  await withLock('build', async () => {
    for (const step of wanted) await buildStep(step);
  });
}

/** @param {import('./build/steps.mjs').BuildStep} step */
async function buildStep(step) {
  const [stamp, print, outputs] = freshness(step);
  if (isFresh(stamp, print, outputs)) return;
  say(`Building ${step.name}…`);
  const folder = join(buildFolder, step.name);
  const partial = join(buildFolder, `.partial-${step.name}`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await step.make(partial);
  } catch (error) {
    // The bundler's message shows the place in the source; its stack shows the bundler.
    const message = error instanceof Error ? error.message : String(error);
    throw new SetupError(`Building ${step.name} failed:\n${stripVTControlCharacters(message).trim()}`);
  }
  // The stamp goes first: a build that is broken off here is made again, never taken for finished.
  rmSync(stamp, { force: true });
  rmSync(folder, { recursive: true, force: true });
  renameSync(partial, folder);
  markFresh(stamp, print);
}

/**
 * @param {import('./build/steps.mjs').BuildStep} step
 * @returns {[stamp: string, print: string, outputs: string[]]}
 */
function freshness(step) {
  const stamp = join(buildFolder, '.fingerprints', step.name);
  const outputs = ['', ...step.outputs].map((output) => join(buildFolder, step.name, output));
  return [stamp, fingerprint(root, [...COMMON_INPUTS, ...step.inputs]), outputs];
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await installDependencies();
    await build(process.argv.slice(2));
    return 0;
  });
}
