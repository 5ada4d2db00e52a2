import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { OrganisationOptions } from '../organisation/options.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { warmPwsh } from '../powershell/warm-pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { cleanEnvironment, type PlanDirectory, type Run, repository, run } from './scenario.ts';

/**
 * A simulated organisation with the command line on it: `node dist/index.js VERB PLAN --powershell SHELL …`. `cold` starts
 * a PowerShell of its own for each run; else one that runs already takes them all (warm-pwsh.ts).
 */
export class CommandLine {
  readonly folder = temporaryFolder('organisation');
  readonly shell: string;
  readonly plan: PlanDirectory;

  constructor(plan: PlanDirectory, options: OrganisationOptions = {}, start: 'cold' | 'warm' = 'warm') {
    this.plan = plan;
    makeOrganisation(this.folder, options);
    this.shell = makeShell(this.folder, start === 'warm' ? warmPwsh() : undefined);
  }

  get journalFolder(): string {
    return join(this.folder, 'management', 'ProgramData', 'owa-im', basename(this.plan.folder));
  }

  run(verb: string, ...more: readonly string[]): Promise<Run> {
    return run(process.execPath, [...this.#arguments(verb), '--format', 'json', ...more]);
  }

  /** The verb as a process of its own, for a test that interrupts it. */
  start(verb: string): ChildProcess {
    return spawn(process.execPath, this.#arguments(verb), {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: cleanEnvironment(),
    });
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #arguments(verb: string): string[] {
    const approval = verb === 'apply' ? ['--digest', this.plan.digest, '--approved-by', 'the tests'] : [];
    const where = ['--powershell', this.shell, '--journal', this.journalFolder];
    return [join(repository, 'dist/index.js'), verb, this.plan.folder, ...where, ...approval];
  }
}

/** What `--format json` prints of a run; the part that these tests read. */
export interface RunDocument {
  readonly exitCode: number;
  readonly reason?: string;
  readonly message?: string;
  readonly run?: {
    readonly steps: readonly { readonly id: string; readonly outcome: string; readonly message?: string }[];
    readonly checks: readonly { readonly id: string; readonly outcome: string; readonly message: string }[];
    readonly residue: readonly unknown[];
  };
}

export function documentOf(result: Run): RunDocument {
  return JSON.parse(result.stdout) as RunDocument;
}
