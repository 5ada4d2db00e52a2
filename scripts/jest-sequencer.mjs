// The order of the test files: the long tables first, so that a worker is not left with one of them at the end.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const Sequencer = require(
  require.resolve('@jest/test-sequencer', { paths: [require.resolve('jest')] }),
).default;
const longest = ['crash.', 'representative', 'any-environment', 'half-configured'].map(
  (name) => `end-to-end/${name}`,
);
const long = [...longest, 'engine/', 'end-to-end/', 'webconfig/', 'runbook/', 'organisation/'];

export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = (path) => {
      const index = long.findIndex((part) => path.replaceAll('\\', '/').includes(`/test/${part}`));
      return index < 0 ? long.length : index;
    };
    return [...tests].sort(
      (one, other) => place(one.path) - place(other.path) || (one.path < other.path ? -1 : 1),
    );
  }
}
