// Jest's own reporter only counts what was skipped when there are several files. This one names it, with the reason that
// stands in the title, and ends with a line of totals.

/** A jest reporter, see "reporters" in jest's configuration. */
export default class SkipReporter {
  onRunComplete(_contexts, { testResults, numPassedTests, numFailedTests, numPendingTests }) {
    const skipped = new Set();
    for (const { testResults: tests } of testResults) {
      for (const { status, ancestorTitles, title } of tests) {
        if (status === 'pending') skipped.add(ancestorTitles.find((name) => name.includes('(skipped: ')) ?? title);
      }
    }
    for (const name of skipped) console.error(`skipped: ${name}`);
    console.error(`\n${numPassedTests} passed, ${numFailedTests} failed, ${numPendingTests} skipped`);
  }
}
