import { describe, it } from 'vitest';
import { type Requirement, unmet } from './tools.js';

/**
 * A test that needs what not every machine has. Where it is missing, the test is skipped as "not run" with the reason; in CI a
 * missing tool fails.
 */
export function itWith(
  needs: Requirement | readonly Requirement[],
  name: string,
  test: () => void | Promise<void>,
  timeoutMs?: number,
): void {
  const missing = unmet(asList(needs));
  if (!missing) it(name, test, timeoutMs);
  else notRun(name, missing);
}

/** As `itWith` for a group: its body, which may read what is missing, isn't entered then. */
export function describeWith(needs: Requirement | readonly Requirement[], name: string, group: () => void): void {
  const missing = unmet(asList(needs));
  if (!missing) describe(name, group);
  else notRun(name, missing);
}

function notRun(name: string, { why, fails }: { readonly why: string; readonly fails: boolean }): void {
  it(`${name} [${why}]`, (context) => {
    if (fails) throw new Error(`In CI every tool has to be there, but ${why}`);
    context.skip(why);
  });
}

function asList(needs: Requirement | readonly Requirement[]): readonly Requirement[] {
  return 'missing' in needs ? [needs] : needs;
}
