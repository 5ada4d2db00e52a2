// The verbs that read environment files. They are loaded together, as one chunk: that starts faster than many small ones.
export { checkAgainstEnvironment, checkVerb } from './check-verb.ts';
export { lintVerb } from './lint-verb.ts';
export { planVerb } from './plan-verb.ts';
