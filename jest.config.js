import { availableParallelism } from 'node:os';

/** Tests are ESM TypeScript; swc only strips types, `npm run typecheck` judges them. */
export default {
  testEnvironment: 'node',
  // A runbook under test waits for its disk half of the time: each line of the journal is flushed.
  maxWorkers: availableParallelism() + 1,
  testSequencer: '<rootDir>/scripts/jest-sequencer.mjs',
  reporters: ['default', '<rootDir>/scripts/jest-counts.mjs'],
  extensionsToTreatAsEsm: ['.ts'],
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/lib', '<rootDir>/dist'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};
