import type { ParseArgsConfig, parseArgs } from 'node:util';
import { UsageError } from './exit.js';
import { readWords } from './host/terminal.js';

type Options = NonNullable<ParseArgsConfig['options']>;
type Config<Shape extends Options> = { args: string[]; options: Shape; allowPositionals: true; strict: true };

/** Reads one verb's arguments strictly. @throws UsageError for an option that it doesn't have, or one without its value. */
export function verbArguments<const Shape extends Options>(
  args: readonly string[],
  options: Shape,
): ReturnType<typeof parseArgs<Config<Shape>>> {
  try {
    return readWords<Config<Shape>>({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'the arguments could not be read');
  }
}

/** @throws UsageError where no input is given. */
export function someInputs(inputs: readonly string[]): readonly string[] {
  if (inputs.length === 0) throw new UsageError('Name at least one file or folder.');
  return inputs;
}

/** @throws UsageError where an option isn't there. */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError(`--${option} is needed.`);
  return value;
}
