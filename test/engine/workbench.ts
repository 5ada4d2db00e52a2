import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from '@jest/globals';
import { pwsh } from '../powershell/pwsh.ts';
import { WarmShell } from '../powershell/warm-shell.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { writePlan } from './workbench-plan.ts';
import { toRun, type WorkbenchRun } from './workbench-run.ts';

const source = fileURLToPath(new URL('workbench', import.meta.url));

export type Fault = 'kill-before' | 'kill-after' | 'fail-before' | 'fail-after' | 'stop';

const original: Readonly<Record<string, string>> = {
  organisation: 'Name=Contoso\n',
  domain: 'Name=contoso.com\n',
  EX14: 'Other=x\nServer=(null)\nThumbprint=(null)\n',
  EX15: 'Other=x\nServer=(null)\nThumbprint=BB\n',
  policy: 'Domains=[]\nEnabled=False\nType=None\n',
};

/** The objects of a runbook that was applied. */
export const applied = {
  application: 'Port=5199\n',
  domain: 'Name=contoso.com\n',
  EX14: 'Other=x\nServer=ly14\nThumbprint=AA\n',
  EX15: 'Other=x\nServer=ly14\nThumbprint=AA\n',
  organisation: 'Name=Contoso\n',
  policy: 'Domains=[a,b]\nEnabled=True\nType=Ocs\n',
  pool: 'Color=red\nRegistrar=ly14\nReplication=False\n',
};

/** What a run may leave: it was recycled, published. */
const residue = ['topology', 'EX14-recycled', 'EX15-recycled'];
const bookkeeping = ['calls', 'fault', 'sessions'];

/** A plan directory, an organisation made of text files and a journal folder, all below one folder. */
export class Workbench {
  readonly folder: string;
  readonly plan: string;
  readonly organisation: string;
  readonly journal: string;

  /** `name` is a file of the folder workbench. */
  constructor(edit: (runbook: string) => string = (runbook) => runbook, name = 'runbook.ps1') {
    this.folder = temporaryFolder('workbench');
    this.plan = join(this.folder, 'plan');
    this.organisation = join(this.folder, 'organisation');
    this.journal = join(this.folder, 'journal');
    mkdirSync(this.plan);
    mkdirSync(this.organisation);
    writePlan(this.plan, edit(readFileSync(join(source, name), 'utf8')));
    for (const [name, text] of Object.entries(original)) this.write(name, text);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  write(name: string, text: string): void {
    writeFileSync(join(this.organisation, `${name}.txt`), text);
  }

  read(name: string): string | undefined {
    const file = join(this.organisation, `${name}.txt`);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  }

  /** Creates or removes a file that the runbook's blocks look for. */
  turn(name: string, state: 'on' | 'off'): void {
    const file = join(this.organisation, name);
    if (state === 'on') writeFileSync(file, '');
    else rmSync(file, { force: true });
  }

  /** The fault comes with the n-th state-changing call from now on. */
  fault(when: number, fault: Fault): void {
    rmSync(join(this.organisation, 'calls.txt'), { force: true });
    this.write('fault', `${when} ${fault}`);
  }

  noFault(): void {
    rmSync(join(this.organisation, 'fault.txt'), { force: true });
    rmSync(join(this.organisation, 'calls.txt'), { force: true });
  }

  get calls(): string[] {
    return (this.read('calls') ?? '').split('\n').filter(Boolean);
  }

  /** Everything that an administrator would see, without what a rollback is known to leave. */
  get state(): Record<string, string> {
    const names = readdirSync(this.organisation)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => name.slice(0, -4));
    const seen = names.filter((name) => !residue.includes(name) && !bookkeeping.includes(name)).sort();
    return Object.fromEntries(seen.map((name) => [name, this.read(name) ?? '']));
  }

  get journalFile(): string {
    return this.#inJournal('.jsonl');
  }

  get headFile(): string {
    return this.#inJournal('.head');
  }

  #inJournal(ending: string): string {
    const sums = readFileSync(join(this.plan, 'SHA256SUMS'));
    return join(this.journal, `${createHash('sha256').update(sums).digest('hex').slice(0, 16)}${ending}`);
  }

  get journalLines(): string[] {
    return existsSync(this.journalFile)
      ? readFileSync(this.journalFile, 'utf8').split('\n').slice(0, -1)
      : [];
  }

  get variables(): NodeJS.ProcessEnv {
    return {
      OWA_IM_WORKBENCH: this.organisation,
      OWA_IM_WORKBENCH_JOURNAL: this.journal,
      ProgramData: join(this.folder, 'ProgramData'),
      PSModulePath: join(source, 'modules'),
    };
  }

  arguments(args: readonly string[]): string[] {
    const file = join(this.plan, 'runbook.ps1');
    return [
      '-NoProfile',
      '-NonInteractive',
      '-File',
      file,
      '-JournalPath',
      this.journal,
      '-OutputFormat',
      'Json',
      ...args,
    ];
  }

  /** Starts the runbook in a PowerShell that is open already, without paying for its start. */
  async run(...args: string[]): Promise<WorkbenchRun> {
    const warm = warmShells.pop() ?? new WarmShell(pwsh ?? 'pwsh');
    const given = { ...named(args), JournalPath: this.journal, OutputFormat: 'Json' };
    const answer = await warm.run(join(this.plan, 'runbook.ps1'), given, this.variables);
    if (!warm.ended) warmShells.push(warm);
    return toRun(answer.exitCode, answer.stdout, answer.stderr);
  }

  /** Starts the runbook with -File, as a person or the command line does. */
  runFile(...args: string[]): Promise<WorkbenchRun> {
    return this.start(pwsh ?? 'pwsh', this.arguments(args));
  }

  /** Starts it as `& .\runbook.ps1 ...` from a shell that is open already. */
  call(args: string): Promise<WorkbenchRun> {
    const command = `& '${join(this.plan, 'runbook.ps1')}' -JournalPath '${this.journal}' -OutputFormat Json ${args}; exit $LASTEXITCODE`;
    return this.start(pwsh ?? 'pwsh', ['-NoProfile', '-NonInteractive', '-Command', command]);
  }

  /** The same under strace, which injects a fault into one kind of system call on one file. */
  runInjected(file: string, call: string, inject: string, ...args: string[]): Promise<WorkbenchRun> {
    const trace = [
      '-f',
      '-q',
      '-o',
      '/dev/null',
      '-P',
      file,
      '-e',
      `trace=${call}`,
      '-e',
      `inject=${call}:${inject}`,
    ];
    return this.start('strace', [...trace, pwsh ?? 'pwsh', ...this.arguments(args)]);
  }

  start(
    program: string,
    args: readonly string[],
    onStart: (pid: number) => void = () => {},
  ): Promise<WorkbenchRun> {
    return new Promise((resolve, reject) => {
      const child = spawn(program, args, {
        env: { ...process.env, ...this.variables },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      let stdout = '';
      let stderr = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        stdout += text;
      });
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        stderr += text;
      });
      child.on('error', reject);
      if (child.pid !== undefined) onStart(child.pid);
      child.on('close', (exitCode) => {
        resolve(toRun(exitCode, stdout, stderr));
      });
    });
  }

  /** The same organisation and journal once more, to try several ways from one point. */
  copyInto(other: Workbench): void {
    for (const name of ['organisation', 'journal', 'ProgramData']) {
      rmSync(join(other.folder, name), { recursive: true, force: true });
      if (existsSync(join(this.folder, name)))
        cpSync(join(this.folder, name), join(other.folder, name), { recursive: true });
    }
  }
}

const warmShells: WarmShell[] = [];
afterAll(() => {
  for (const warm of warmShells.splice(0)) warm.close();
});

/** `-Mode Apply -WhatIf` as the parameters that `& $script @arguments` takes. */
function named(args: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  args.forEach((arg, at) => {
    if (!arg.startsWith('-')) return;
    const next = args[at + 1];
    found[arg.slice(1)] = next === undefined || next.startsWith('-') ? true : next;
  });
  return found;
}
