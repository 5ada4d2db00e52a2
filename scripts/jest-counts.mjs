// A reporter of jest: writes how many tests passed, failed and were skipped to .build/tests.json.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.build/', import.meta.url));

export default class Counts {
  onRunComplete(_contexts, results) {
    const skippedTitles = results.testResults
      .flatMap((file) => file.testResults)
      .filter((test) => ['pending', 'skipped', 'todo', 'disabled'].includes(test.status))
      .map((test) => test.fullName);
    const counts = {
      passed: results.numPassedTests,
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
      skippedTitles,
    };
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'tests.json'), `${JSON.stringify(counts)}\n`);
  }
}
