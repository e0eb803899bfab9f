import { readFileSync } from 'node:fs';
import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The last line of `--help`: where scans are parsed. */
export const WHERE_PARSED =
  "This command parses scans in Node, without the sandbox of the app: use the app for files that you don't trust.";

/** Text to one of the two streams; it is on its way when this returns. */
export function write(stream: 'out' | 'err', text: string): void {
  (stream === 'out' ? process.stdout : process.stderr).write(text);
}

/** Whether somebody looks at the messages, so that a line may replace itself. */
export const isTerminal = (): boolean => process.stderr.isTTY === true;

/** A variable of the environment. */
export const environmentWord = (name: string): string | undefined => process.env[name];

/** All of the standard input. */
export const standardInput = (): string => readFileSync(0, 'utf8');

/** Reads words by Node's own rule. @throws Error with the sentence that says what is wrong */
export const readWords = <Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> => parseArgs(config);
