import { isObject } from '../system/is-object.ts';
import { parseJson } from '../system/parse-json.ts';
import { Refusal } from '../system/refusal.ts';

/** What the job that made a plan hands on to the jobs behind it: one entry of its output `plans`. */
export interface PlanHandOver {
  readonly environment: string;
  /** Of the plan directory, 64 hex digits. */
  readonly digest: string;
  readonly artifact: {
    readonly id: number;
    /** Of the archive, as the service computed it: 64 hex digits. */
    readonly digest: string;
  };
  /** The commit that it was made from, 40 hex digits. */
  readonly commit: string;
  /** SHA-256 of the owa-im that made it. */
  readonly bundle: string;
}

/** Reads the input `plan`; refuses with `invalid-config` what no plan job puts out. */
export function parsePlanHandOver(text: string): PlanHandOver {
  const value = parseJson(text);
  if (value === null)
    throw new Refusal(
      'invalid-config',
      'the input plan is null: the plan job knows no environment of that name',
      'Take the environment out of this workflow, or put its file back.',
    );
  if (!isObject(value) || !isObject(value.artifact)) throw malformed('plan');
  const { environment, digest, artifact, commit, bundle } = value;
  if (typeof environment !== 'string' || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(environment))
    throw malformed('environment');
  const { id } = artifact;
  if (typeof id !== 'number' || !Number.isSafeInteger(id) || id <= 0) throw malformed('artifact.id');
  return {
    environment,
    digest: hash(digest, 64, 'digest'),
    artifact: { id, digest: hash(artifact.digest, 64, 'artifact.digest') },
    commit: hash(commit, 40, 'commit'),
    bundle: hash(bundle, 64, 'bundle'),
  };
}

function hash(value: unknown, length: number, key: string): string {
  if (typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value)) return value;
  throw malformed(key);
}

function malformed(key: string): Refusal {
  return new Refusal(
    'invalid-config',
    `the input plan is not one entry of the plan job's output "plans", at ${key}`,
    'Hand it on as the workflow that "owa-im init" writes does.',
  );
}
