/**
 * What a step of `npm test` counted.
 * @typedef {{ passed: number, failed: number, skipped: number, notes: string[] }} Tally `notes` say what was skipped, and why
 */

/**
 * A step that is one yes or no.
 * @param {boolean} passed
 * @returns {Tally}
 */
export function single(passed) {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0, notes: [] };
}

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export function total(tallies) {
  const sum = { passed: 0, failed: 0, skipped: 0, notes: /** @type {string[]} */ ([]) };
  for (const { passed, failed, skipped, notes } of tallies) {
    sum.passed += passed;
    sum.failed += failed;
    sum.skipped += skipped;
    sum.notes.push(...notes);
  }
  return sum;
}

/** The very last line of `npm test`. */
export function lastLine(/** @type {Tally} */ { passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/**
 * Counts one report of a runner. A runner that failed without a failed test (a file that can't be loaded, an error outside
 * every test, a crash without a report) counts as one failed test, so that it can't pass for a success.
 * @param {(report: unknown) => Tally} read
 * @param {string | undefined} reportText undefined where there is none
 * @param {number} exitCode
 * @returns {Tally}
 */
export function tallyOf(read, reportText, exitCode) {
  if (reportText === undefined) return { ...single(false), notes: ['the runner ended without a report'] };
  const tally = read(JSON.parse(reportText));
  if (exitCode !== 0 && tally.failed === 0) return { ...tally, failed: 1 };
  if (tally.passed + tally.failed + tally.skipped === 0) return { ...single(false), notes: ['no test was found'] };
  return tally;
}

/**
 * Vitest's JSON report.
 * @param {unknown} report
 * @returns {Tally}
 */
export function readVitest(report) {
  const { testResults } =
    /** @type {{ testResults: { name: string, status: string, assertionResults: { status: string, fullName: string }[] }[] }} */ (report);
  const tally = total([]);
  for (const file of testResults) {
    // A file that couldn't be loaded has no tests to fail.
    if (file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed')) tally.failed++;
    for (const { status, fullName } of file.assertionResults) {
      if (status === 'passed') tally.passed++;
      else if (status === 'failed') tally.failed++;
      else {
        tally.skipped++;
        tally.notes.push(fullName);
      }
    }
  }
  return tally;
}

/**
 * Playwright's JSON report. A test that passed only when it was tried again counts as failed.
 * @param {unknown} report
 * @returns {Tally}
 */
export function readPlaywright(report) {
  /** @typedef {{ status: string, annotations: { type: string, description?: string }[] }} PlaywrightTest */
  /** @typedef {{ suites?: PlaywrightSuite[], specs?: { title: string, tests: PlaywrightTest[] }[] }} PlaywrightSuite */
  const { suites, errors } = /** @type {{ suites: PlaywrightSuite[], errors: unknown[] }} */ (report);
  const tally = total([]);
  const count = (/** @type {PlaywrightSuite} */ suite) => {
    for (const inner of suite.suites ?? []) count(inner);
    for (const { title, tests } of suite.specs ?? []) {
      for (const { status, annotations } of tests) {
        // A flaky test failed once and passed when it was tried again, in CI only; Playwright's own list names it.
        if (status === 'expected' || status === 'flaky') tally.passed++;
        else if (status === 'skipped') {
          tally.skipped++;
          const why = annotations.find(({ type }) => type === 'skip')?.description;
          tally.notes.push(why ? `${title} [${why}]` : title);
        } else tally.failed++;
      }
    }
  };
  suites.forEach(count);
  // Errors outside every test: a file that can't be loaded, a set-up that failed.
  tally.failed += errors.length;
  return tally;
}
