import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect } from '@jest/globals';
import { sha256 } from '../../src/system/sha256.ts';
import { editWebConfig } from '../../src/webconfig/edit.ts';
import { testWithStrace } from '../powershell/strace.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { engineFolder, shell } from './powershell.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const original = readFileSync(join(repository, 'examples/ex14.web.config'));
const edit = editWebConfig(original, [
  { key: 'IMServerName', value: 'ly14.ntsystems.local' },
  { key: 'IMCertificateThumbprint', value: '4F0E' },
]);
if (edit.kind === 'refused') throw new Error(edit.problem.message);
const { inverse } = edit;
const edited = Buffer.from(edit.bytes);
const backupName = `${sha256(original)}.web.config`;

// Calls that change one of the edit's own files. A call at which the process is killed is not made.
const calls = 'fsync,rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir';

const apply = `Set-WebConfigKey -Path $path -Hash '${sha256(original)}' -Key @{ IMServerName = 'ly14.ntsystems.local'; IMCertificateThumbprint = '4F0E' } -BackupFolder $backups`;
const restore = `Restore-WebConfigKey -Path $path -Inverse '${inverse}' -BackupFolder $backups`;
const clear = `Clear-WebConfigLeftover -Path $path -Hash '${sha256(original)}' -BackupFolder $backups`;

let folder = '';
beforeEach(() => {
  folder = temporaryFolder('crash');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A server's folders in the state before the edit, or after it. */
class Place {
  readonly folder: string;

  constructor(name: string) {
    this.folder = join(folder, name);
  }

  prepare(state: 'original' | 'edited'): this {
    mkdirSync(join(this.folder, 'web'), { recursive: true });
    writeFileSync(this.webConfig, state === 'original' ? original : edited);
    if (state === 'edited') {
      mkdirSync(this.backups);
      writeFileSync(join(this.backups, backupName), original);
    }
    return this;
  }

  copy(name: string): Place {
    const copy = new Place(name);
    cpSync(this.folder, copy.folder, { recursive: true });
    return copy;
  }

  get webConfig(): string {
    return join(this.folder, 'web', 'web.config');
  }

  get backups(): string {
    return join(this.folder, 'backups');
  }

  get state(): 'original' | 'edited' | 'torn' {
    const bytes = readFileSync(this.webConfig);
    return bytes.equals(original) ? 'original' : bytes.equals(edited) ? 'edited' : 'torn';
  }

  get files(): readonly string[] {
    return [
      ...readdirSync(join(this.folder, 'web')),
      ...(existsSync(this.backups) ? ['backups', ...readdirSync(this.backups)] : []),
    ];
  }
}

type Work = readonly [place: Place, command: string];

function script(works: readonly Work[]): string {
  const file = join(folder, 'script.ps1');
  const lines = works.map(
    ([place, command]) => `$path = '${place.webConfig}'; $backups = '${place.backups}'; ${command}`,
  );
  const prelude = `. '${join(repository, 'test/webconfig/server-stand-ins.ps1')}' '${engineFolder}'`;
  writeFileSync(file, [prelude, ...lines].join('\n'));
  return file;
}

function run(works: readonly Work[]): void {
  const result = spawnSync(shell ?? '', ['-NoProfile', '-NonInteractive', '-File', script(works)], {
    encoding: 'utf8',
  });
  expect([result.stdout, result.stderr, result.status]).toEqual(['', '', 0]);
}

/** The calls that were made; with `when` the process is killed at that one. */
function traced(place: Place, command: string, when?: number): readonly string[] {
  const log = join(folder, 'strace.log');
  const backup = join(place.backups, backupName);
  const files = [
    place.webConfig,
    `${place.webConfig}.owa-im-new.config`,
    `${place.webConfig}.owa-im-old.config`,
    place.backups,
    backup,
    `${backup}.tmp`,
  ];
  const kill = when === undefined ? [] : ['-e', `inject=${calls}:signal=SIGKILL:when=${when}`];
  const options = [
    '-f',
    '-qq',
    '-o',
    log,
    '-e',
    `trace=${calls}`,
    ...kill,
    ...files.flatMap((file) => ['-P', file]),
  ];
  spawnSync('strace', [
    ...options,
    shell ?? '',
    '-NoProfile',
    '-NonInteractive',
    '-File',
    script([[place, command]]),
  ]);
  return readFileSync(log, 'utf8')
    .split('\n')
    .filter((line) => /^\d+ +[a-z0-9]+\(/.test(line));
}

/** One place for each call of the command, as the process left it that was killed there. */
function killedAtEach(command: string, state: 'original' | 'edited'): readonly Place[] {
  const count = traced(new Place('counted').prepare(state), command).length;
  expect(count).toBeGreaterThan(4);
  return Array.from({ length: count }, (_, at) => {
    const place = new Place(`killed-${at + 1}`).prepare(state);
    traced(place, command, at + 1);
    return place;
  });
}

testWithStrace(
  'an edit that was killed anywhere: the file is whole, it can be done again or cleared away',
  () => {
    const killed = killedAtEach(apply, 'original');
    expect(killed.map(({ state }) => state)).not.toContain('torn');
    // The engine reads first and edits only what is not as planned.
    const again = killed.map(
      (place, at) => [place.copy(`again-${at}`), place.state === 'edited' ? clear : apply] as const,
    );
    const back = killed.map(
      (place, at) => [place.copy(`back-${at}`), place.state === 'edited' ? restore : clear] as const,
    );
    run([...again, ...back]);
    expect(again.map(([{ state, files }]) => ({ state, files }))).toEqual(
      again.map(() => ({ state: 'edited', files: ['web.config', 'backups', backupName] })),
    );
    expect(back.map(([{ state, files }]) => ({ state, files }))).toEqual(
      back.map(() => ({ state: 'original', files: ['web.config'] })),
    );
  },
);

testWithStrace(
  'a way back that was killed anywhere: the file is whole, and going back again leaves no trace',
  () => {
    const killed = killedAtEach(restore, 'edited');
    expect(killed.map(({ state }) => state)).not.toContain('torn');
    run(killed.map((place) => [place, restore]));
    expect(killed.map(({ state, files }) => ({ state, files }))).toEqual(
      killed.map(() => ({ state: 'original', files: ['web.config'] })),
    );
  },
);
