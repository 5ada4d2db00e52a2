import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from 'js-yaml';

/** Workflow and action files as far as the tests read them. */
export interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly 'continue-on-error'?: unknown;
}

export interface Job {
  readonly name?: string;
  readonly needs?: string | readonly string[];
  readonly if?: string;
  readonly 'runs-on'?: unknown;
  readonly environment?: string | { readonly name: string; readonly url?: string };
  readonly permissions?: Readonly<Record<string, string>>;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
  readonly 'timeout-minutes'?: unknown;
  readonly concurrency?: { readonly group: string; readonly 'cancel-in-progress'?: unknown };
}

type Inputs = Readonly<Record<string, { readonly required?: boolean; readonly default?: unknown }>>;

export interface Trigger {
  readonly inputs?: Inputs;
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

export interface WorkflowFile {
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

export interface ActionFile {
  readonly inputs?: Inputs & Readonly<Record<string, { readonly description?: string }>>;
  readonly outputs?: Readonly<Record<string, { readonly description?: string; readonly value?: string }>>;
  readonly runs: { readonly using: string; readonly main?: string; readonly steps?: readonly Step[] };
}

export function readYaml(path: string): unknown {
  return load(readFileSync(path, 'utf8'));
}

/** The action in a folder; undefined where there is none. */
export function readAction(folder: string): ActionFile | undefined {
  const path = join(folder, 'action.yml');
  return existsSync(path) ? (readYaml(path) as ActionFile) : undefined;
}

export function listOf(needs: Job['needs']): readonly string[] {
  return needs === undefined ? [] : typeof needs === 'string' ? [needs] : needs;
}
