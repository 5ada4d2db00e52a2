import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder } from '../temporary-folder.ts';

export interface Author {
  readonly login: string;
  /** Undefined: an address that belongs to no account. */
  readonly email?: string;
}

/** A repository of git itself; what the loopback service says of commits, trees and blobs it reads here. */
export class GitRepository {
  readonly folder = temporaryFolder('git');

  constructor() {
    this.git(['init', '-q', '-b', 'main']);
  }

  /** Writes the files (undefined removes one), commits them on a branch and gives the commit. */
  commit(
    files: Readonly<Record<string, string | Uint8Array | undefined>>,
    author: Author = { login: 'mara' },
    branch = 'main',
  ): string {
    if (this.git(['branch', '--list']) !== '') {
      const known = this.git(['branch', '--list', branch]) !== '';
      this.git(['checkout', '-q', ...(known ? [] : ['-b']), branch]);
    }
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      if (text === undefined) rmSync(path);
      else {
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, text);
      }
    }
    this.git(['add', '--all']);
    const email = author.email ?? `${author.login}@users.noreply.github.com`;
    this.git([
      '-c',
      `user.name=${author.login}`,
      '-c',
      `user.email=${email}`,
      'commit',
      '-q',
      '--allow-empty',
      '-m',
      'Change',
    ]);
    return this.git(['rev-parse', 'HEAD']);
  }

  git(args: readonly string[]): string {
    return this.bytes(args).toString('utf8').trim();
  }

  bytes(args: readonly string[]): Buffer {
    const result = this.#run(args);
    if (result.status !== 0) throw new Error(`git ${args.join(' ')}: ${result.stderr.toString('utf8')}`);
    return result.stdout;
  }

  has(commit: string): boolean {
    return /^[0-9a-f]{40}$/.test(commit) && this.#run(['cat-file', '-e', commit]).status === 0;
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(args: readonly string[]) {
    // Nothing of the machine's own configuration may show in a commit.
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
    return spawnSync('git', ['-c', 'core.autocrlf=false', ...args], {
      cwd: this.folder,
      env,
      maxBuffer: 2 ** 28,
    });
  }
}
