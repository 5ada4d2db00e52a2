import { isObject } from '../system/is-object.ts';
import type { System } from '../system/system.ts';

export interface PullRequestEvent {
  readonly number: number;
  /** The last commit of its branch when the run began; undefined where the payload leaves it out. */
  readonly head: string | undefined;
}

/** What started the run, as far as an action has to know. */
export interface RunEvent {
  readonly name: string;
  /** The commit that is checked out: for a pull request the merge of it and its base. */
  readonly commit: string;
  /** What the change is measured from; undefined where the run is about no change, or it begins a branch. */
  readonly before:
    | { readonly kind: 'first-parent' }
    | { readonly kind: 'commit'; readonly sha: string }
    | undefined;
  readonly pullRequest: PullRequestEvent | undefined;
}

/** Reads the runner's variables and the payload of the event; what is not as GitHub documents it is left out. */
export function runEvent(system: System): RunEvent {
  const { GITHUB_EVENT_NAME: name = '', GITHUB_SHA: commit = '' } = system.variables;
  const payload = payloadOf(system);
  const pullRequest = name === 'pull_request' ? pullRequestOf(payload) : undefined;
  const before = pullRequest === undefined ? beforeOf(payload) : ({ kind: 'first-parent' } as const);
  return { name, commit, before, pullRequest };
}

function pullRequestOf({ pull_request: pull }: Readonly<Record<string, unknown>>): RunEvent['pullRequest'] {
  return isObject(pull) && typeof pull.number === 'number'
    ? { number: pull.number, head: headOf(pull) }
    : undefined;
}

function headOf({ head }: Readonly<Record<string, unknown>>): string | undefined {
  return isObject(head) && typeof head.sha === 'string' ? head.sha : undefined;
}

function beforeOf(payload: Readonly<Record<string, unknown>>): RunEvent['before'] {
  const group = isObject(payload.merge_group) ? payload.merge_group.base_sha : undefined;
  const sha = group ?? payload.before;
  return typeof sha === 'string' && /^[0-9a-f]{40}$/.test(sha) && !/^0+$/.test(sha)
    ? { kind: 'commit', sha }
    : undefined;
}

function payloadOf(system: System): Readonly<Record<string, unknown>> {
  const path = system.variables.GITHUB_EVENT_PATH;
  if (path === undefined || path === '' || system.files.kind(path) !== 'file') return {};
  try {
    const payload: unknown = JSON.parse(new TextDecoder().decode(system.files.read(path)));
    return isObject(payload) ? payload : {};
  } catch {
    // A comment is not worth a failure, and without a payload every environment counts as changed.
    return {};
  }
}
