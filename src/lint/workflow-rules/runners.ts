import type { Runner, Scalar } from './workflow.ts';

const hosted = /^(?:ubuntu|windows|macos)-/i;

export function isSelfHosted(runner: Runner | undefined): boolean {
  if (runner === undefined) return false;
  return runner.group !== undefined || runner.labels.some(({ text }) => text.toLowerCase() === 'self-hosted');
}

/** Self-hosted, and not said to be anything else than Windows. */
export function isOwnWindows(runner: Runner | undefined): boolean {
  return isSelfHosted(runner) && !runner?.labels.some(({ text }) => /^(?:linux|macos)$/i.test(text));
}

/** The label of a machine of GitHub's, where the runner is surely one. */
export function hostedLabel(runner: Runner | undefined): Scalar | undefined {
  if (runner === undefined || isSelfHosted(runner)) return undefined;
  return runner.labels.find(({ text }) => hosted.test(text));
}
