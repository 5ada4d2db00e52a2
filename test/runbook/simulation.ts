import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatChecksums } from '../../src/bundle/checksums.ts';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { engineModule } from '../../src/runbook/engine-module.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { sha256 } from '../../src/system/sha256.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { warmPwsh } from '../powershell/warm-pwsh.ts';
import { temporaryFolder } from '../temporary-folder.ts';

export interface RunEvent {
  readonly event: string;
  readonly id?: string;
  readonly outcome?: string;
  readonly safety?: string;
  readonly observed?: string;
  readonly message?: string;
}

/** A simulated organisation and the runbook of an environment, without the command line between them. */
export class Simulation {
  readonly organisation: string;
  #plan: string;
  readonly #shell: string;

  constructor(environment: Environment, options: OrganisationOptions = {}) {
    const folder = temporaryFolder('runbook');
    this.organisation = join(folder, 'organisation');
    this.#plan = join(folder, 'plan');
    mkdirSync(this.organisation);
    makeOrganisation(this.organisation, options);
    writePlan(environment, this.#plan);
    this.#shell = makeShell(this.organisation, warmPwsh());
  }

  /** From now on another plan is run in the same organisation; the journals of both lie in the same folder. */
  replan(environment: Environment): void {
    this.#plan = `${this.#plan}+`;
    writePlan(environment, this.#plan);
  }

  run(
    mode: 'Test' | 'Apply' | 'Verify' | 'Rollback',
    ...more: readonly string[]
  ): { exitCode: number | null; events: readonly RunEvent[] } {
    const script = join(this.#plan, 'runbook.ps1');
    const result = spawnSync(
      this.#shell,
      ['-NoProfile', '-NonInteractive', '-File', script, '-Mode', mode, '-OutputFormat', 'Json', ...more],
      { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    );
    const events = result.stdout.split(/\r?\n/).filter((line) => line !== '');
    return { exitCode: result.status, events: events.map((line) => JSON.parse(line) as RunEvent) };
  }
}

function writePlan(environment: Environment, folder: string): void {
  const engine = engineModule();
  const runbook = renderRunbook(makePlan(environment), { engineHash: sha256(engine), version: '0.0.0' });
  mkdirSync(folder);
  writeFileSync(join(folder, 'OwaIm.psm1'), engine);
  writeFileSync(join(folder, 'runbook.ps1'), runbook);
  const files = [
    { name: 'OwaIm.psm1', content: engine },
    { name: 'runbook.ps1', content: runbook },
  ];
  writeFileSync(join(folder, 'SHA256SUMS'), formatChecksums(files));
}
