// Prints the closing line of .ci/run from jest's own report: node scripts/count-tests.mjs REPORT FAILED-STEPS
// Fails if anything failed, if no test ran, or if a test was skipped: in CI every engine has to be there.
import { readFileSync } from 'node:fs';

const [report, failedSteps] = process.argv.slice(2);
const counts = read();
const failed = counts.numFailedTests + counts.numRuntimeErrorTestSuites + Number(failedSteps);
const skipped = counts.numPendingTests + counts.numTodoTests;
if (skipped > 0) console.log(`Skipped tests fail this run: ${skippedTitles().join('; ')}`);
console.log(`${counts.numPassedTests} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 || skipped > 0 || counts.numPassedTests === 0 ? 1 : 0;

function read() {
  try {
    return JSON.parse(readFileSync(report, 'utf8'));
  } catch {
    return {
      numFailedTests: 0,
      numRuntimeErrorTestSuites: 1,
      numPendingTests: 0,
      numTodoTests: 0,
      numPassedTests: 0,
      testResults: [],
    };
  }
}

function skippedTitles() {
  return counts.testResults
    .flatMap((file) => file.assertionResults)
    .filter((test) => test.status === 'pending' || test.status === 'todo')
    .map((test) => test.fullName)
    .slice(0, 20);
}
