/** The command line in Node: `npm run -s cli -- VERB …`. */
import { EXIT } from './exit.js';
import { run } from './run.js';

// Who reads the answer has had enough (`| head`): nothing is left to say, and what is half done is absent.
process.stdout.on('error', () => process.exit(EXIT.failed));

process.exitCode = await run(process.argv.slice(2));
