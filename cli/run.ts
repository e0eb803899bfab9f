import { name, version } from '../package.json';
import { CommandError, EXIT, type ExitCode, UsageError } from './exit.js';
import { answer, say } from './say.js';

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

/** Runs one command line to its end, whatever happens in it. @returns what the process ends with */
export async function run(args: readonly string[]): Promise<ExitCode> {
  try {
    return await runVerb(args);
  } catch (error) {
    if (error instanceof UsageError) {
      say(`${error.message}\nnegatoscope --help says more.`);
      return EXIT.usage;
    }
    if (error instanceof CommandError) {
      say(error.message);
      return EXIT.failed;
    }
    // A defect of this program. Its message could hold something of a file, so only where it happened is told.
    const where =
      error instanceof Error
        ? (error.stack ?? '')
            .split('\n')
            .filter((line) => /^\s+at /.test(line))
            .slice(0, 5)
            .join('\n')
        : '';
    say(`Something went wrong inside this program; nothing was written that is not whole.\n${where}`);
    return EXIT.failed;
  }
}

async function runVerb(args: readonly string[]): Promise<ExitCode> {
  const [verb, ...rest] = args;
  if (verb === '--version') {
    answer(`${name} ${version}`);
    return EXIT.done;
  }
  if (verb === '--help' || verb === 'help' || rest.includes('--help')) {
    answer((await import('./usage.js')).USAGE);
    return EXIT.done;
  }
  const load = verb !== undefined && Object.hasOwn(VERBS, verb) ? VERBS[verb] : undefined;
  if (!load) throw new UsageError(verb === undefined ? 'Name a verb.' : `There is no verb "${verb}".`);
  return (await load())(rest);
}
