/** Types, then lint and format and the law between the folders: npm run check. Prints what is wrong and nothing else. */
import { runQuietly } from './setup/command.mjs';
import { installDependencies } from './setup/dependencies.mjs';
import { isProgram, runScript } from './setup/repository.mjs';

/** @returns {Promise<boolean>} whether every folder compiles with its own globals only */
export async function checkTypes() {
  return passes(['node_modules/typescript/bin/tsc', '-b', '--pretty', 'false']);
}

/** @returns {Promise<boolean>} whether Biome finds nothing: warnings count */
export async function checkLint() {
  return passes(['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '--max-diagnostics=200', '.']);
}

/** @param {readonly string[]} args of Node */
async function passes(args) {
  const { status, output } = await runQuietly(process.execPath, args);
  if (status !== 0) process.stdout.write(`${output.trimEnd()}\n`);
  return status === 0;
}

if (isProgram(import.meta.url)) {
  await runScript(async () => {
    await installDependencies();
    const results = [await checkTypes(), await checkLint()];
    return results.every(Boolean) ? 0 : 1;
  });
}
