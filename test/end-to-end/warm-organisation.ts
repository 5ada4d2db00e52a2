import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findPwsh } from '../../scripts/pwsh.mjs';
import { formatChecksums } from '../../src/bundle/checksums.ts';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { engineModule } from '../../src/runbook/engine-module.ts';
import { renderRunbook } from '../../src/runbook/render.ts';
import { sha256 } from '../../src/system/sha256.ts';
import type { OrganisationOptions } from '../organisation/options.ts';
import { makeOrganisation } from '../organisation/organisation.ts';
import { makeShell } from '../organisation/shell.ts';
import { WarmShell } from '../powershell/warm-shell.ts';
import { eventsOf } from '../runbook/events-of.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import type { Run, RunEvent } from './scenario.ts';

/**
 * An organisation that is put back to a kept state again and again, at the same place, since a journal names absolute
 * paths; and runbooks of several plans that run in it, in one PowerShell that stays.
 */
export class WarmOrganisation {
  readonly folder = temporaryFolder('warm');
  readonly shell: string;
  readonly #copies = temporaryFolder('warm-copies');
  readonly #plans = temporaryFolder('warm-plans');
  readonly #warm = new WarmShell(findPwsh() ?? 'pwsh', 'OrganisationShell');
  #planned = 0;

  constructor(options: OrganisationOptions) {
    makeOrganisation(this.folder, options);
    this.shell = makeShell(this.folder);
  }

  /** The path of the runbook of a plan, `edit`ed before its checksums are made. */
  plan(environment: Environment, edit = (runbook: string): string => runbook): string {
    this.#planned += 1;
    const folder = join(this.#plans, String(this.#planned));
    const engine = engineModule();
    const plan = makePlan(environment);
    const runbook = edit(renderRunbook(plan, { engineHash: sha256(engine), version: '0.0.0' }));
    const files = [
      { name: 'OwaIm.psm1', content: engine },
      { name: 'runbook.ps1', content: runbook },
    ];
    mkdirSync(folder);
    for (const { name, content } of files) writeFileSync(join(folder, name), content);
    writeFileSync(join(folder, 'SHA256SUMS'), formatChecksums(files));
    return join(folder, 'runbook.ps1');
  }

  async run(runbook: string, mode: string, more: Readonly<Record<string, string>> = {}): Promise<Run> {
    const answer = await this.#warm.run(
      runbook,
      { Mode: mode, OutputFormat: 'Json', ...more },
      shellVariables(this.folder),
    );
    return { ...answer, signal: null, events: eventsOf<RunEvent>(answer.stdout) };
  }

  keep(name: string): void {
    const copy = join(this.#copies, name);
    rmSync(copy, { recursive: true, force: true });
    cpSync(this.folder, copy, { recursive: true, preserveTimestamps: true });
  }

  putBack(name: string): void {
    rmSync(this.folder, { recursive: true, force: true });
    cpSync(join(this.#copies, name), this.folder, { recursive: true, preserveTimestamps: true });
  }

  close(): void {
    this.#warm.close();
    for (const folder of [this.folder, this.#copies, this.#plans])
      rmSync(folder, { recursive: true, force: true });
  }
}

/** The variables that the organisation's shell exports, read from that shell. */
function shellVariables(organisation: string): Record<string, string> {
  const text = readFileSync(join(organisation, '.control', 'shell'), 'utf8');
  return Object.fromEntries(
    [...text.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]),
  );
}
