// Prints the closing line of .ci/run: node scripts/count-tests.mjs COUNTS FAILED-STEPS, where COUNTS is the file that
// scripts/jest-counts.mjs wrote. Fails if anything failed, if no test ran, or if a test was skipped: in CI every
// engine has to be there.
import { readFileSync } from 'node:fs';

const [file, failedSteps] = process.argv.slice(2);
const counts = read();
const failed = counts.failed + Number(failedSteps);
if (counts.skipped > 0)
  console.log(`Skipped tests fail this run: ${counts.skippedTitles.slice(0, 20).join('; ')}`);
console.log(`${counts.passed} passed, ${failed} failed, ${counts.skipped} skipped`);
process.exitCode = failed > 0 || counts.skipped > 0 || counts.passed === 0 ? 1 : 0;

function read() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0, skippedTitles: [] };
  }
}
