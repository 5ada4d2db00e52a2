import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { type Run, repository, run } from './scenario.ts';

/** A command of a page, and how the page says that it ends: 0, or `# exit code 3` behind it. */
interface Command {
  readonly text: string;
  readonly exitCode: number;
}

/** The commands in the `sh` blocks of a page below a heading, in their order; without a heading those of the whole page. */
export function commandsOf(page: string, heading?: string): Command[] {
  const text = readFileSync(join(repository, 'docs', page), 'utf8');
  const part =
    heading === undefined
      ? text
      : (text.split(/^(?=## )/m).find((one) => one.startsWith(`## ${heading}\n`)) ?? '');
  return [...part.matchAll(/^ *```sh\n([\s\S]*?)^ *```$/gm)].flatMap(([, block = '']) =>
    block
      .trimEnd()
      .split('\n')
      .map((line) => ({
        text: line.replace(/ *#.*$/, '').trim(),
        exitCode: Number(/# exit code (\d)/.exec(line)?.[1] ?? 0),
      })),
  );
}

/** A clone of somebody's repository with `environments/prod.yml`, in which the pages' commands are typed as they stand. */
export class Workplace {
  readonly folder: string;
  readonly #options: readonly string[];

  /** `options` of a run: which PowerShell, and where the journals are. */
  constructor(folder: string, options: readonly string[]) {
    this.folder = folder;
    this.#options = options;
    mkdirSync(join(folder, 'environments'), { recursive: true });
    symlinkSync(join(repository, 'dist'), join(folder, 'dist'));
  }

  write(environment: string): void {
    writeFileSync(join(this.folder, 'environments', 'prod.yml'), environment);
  }

  /** Types the commands one after the other; each has to end as its page says. */
  async follow(commands: readonly Command[]): Promise<Run[]> {
    expect(commands).not.toEqual([]);
    const results: Run[] = [];
    for (const command of commands) {
      const result = await this.#type(command.text);
      const said = `${command.text}: ${result.exitCode}`;
      if (result.exitCode !== command.exitCode) throw new Error(`${said}\n${result.stdout}${result.stderr}`);
      results.push(result);
    }
    return results;
  }

  #type(command: string): Promise<Run> {
    const [program = '', ...words] = command
      .split(' ')
      .map((word) => (word === 'DIGEST' ? this.#digest() : word));
    expect(program).toBe('node');
    const verb = words[1] ?? '';
    const approval = verb === 'apply' ? ['--approved-by', 'the tests'] : [];
    const options = verb === 'plan' ? [] : [...this.#options, ...approval, '--format', 'json'];
    return run(process.execPath, [...words, ...options], { cwd: this.folder });
  }

  #digest(): string {
    const sums = readFileSync(join(this.folder, 'owa-im-plan', 'prod', 'SHA256SUMS'));
    return createHash('sha256').update(sums).digest('hex');
  }
}
