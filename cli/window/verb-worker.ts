/** One verb in a worker of the hidden window, from its words to its end. */
import { run } from '../run.js';
import { ask } from './ask.js';
import { begun } from './terminal.js';

ask('end', [await run(begun.words)]);
