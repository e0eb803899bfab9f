/** What the process tells its caller (design.md, Command line). */
export const EXIT = { done: 0, failed: 1, usage: 2, leftOut: 3 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Wrong usage: the sentence goes to stderr, the process ends with 2. It names options and inputs as given, nothing of a file. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Something that was asked for could not be done: a sentence on stderr, exit 1. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
