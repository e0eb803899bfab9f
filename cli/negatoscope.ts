import { name, version } from '../package.json';
import { CommandError, EXIT, type ExitCode, UsageError } from './exit.js';

/** Verbs are loaded when they are asked for: `--version` loads nothing. */
const VERBS: Readonly<Record<string, () => Promise<(args: readonly string[]) => Promise<ExitCode>>>> = {
  inspect: async () => (await import('./inspect.js')).inspect,
  frame: async () => (await import('./frame.js')).frame,
  plan: async () => (await import('./plan.js')).plan,
  export: async () => (await import('./export.js')).exportFiles,
  verify: async () => (await import('./verify.js')).verify,
  key: async () => (await import('./key.js')).key,
  text: async () => (await import('./text.js')).text,
};

async function run(args: readonly string[]): Promise<ExitCode> {
  const [verb, ...rest] = args;
  if (verb === '--version') {
    process.stdout.write(`${name} ${version}\n`);
    return EXIT.done;
  }
  if (verb === '--help' || verb === 'help' || rest.includes('--help')) {
    process.stdout.write(`${(await import('./usage.js')).USAGE}\n`);
    return EXIT.done;
  }
  const load = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!load) throw new UsageError(verb === undefined ? 'Name a verb.' : `There is no verb "${verb}".`);
  return (await load())(rest);
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  if (error instanceof UsageError) {
    process.stderr.write(`${error.message}\nnegatoscope --help says more.\n`);
    process.exitCode = EXIT.usage;
  } else if (error instanceof CommandError) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = EXIT.failed;
  } else {
    // A defect of this program. Its message could hold something of a file, so only where it happened is told.
    const where = error instanceof Error ? (error.stack ?? '').split('\n').slice(1, 6).join('\n') : '';
    process.stderr.write(`Something went wrong inside this program; nothing was written that is not whole.\n${where}\n`);
    process.exitCode = EXIT.failed;
  }
}
