import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeMachine, changeState } from '../../organisation/state-files.ts';

/** One thing that is wrong in an organisation in which somebody has switched everything on by hand. */
export interface Cause {
  readonly change: (folder: string) => void;
  /** What `test` says: the id of a step that differs or of a check that fails, and some words of it. */
  readonly found: readonly [id: string, words: RegExp];
}

/** The names of causes that do not hide each other, so that they stand in one organisation. */
export interface Together<Name extends string> {
  readonly outcome: 'repaired' | 'refused';
  readonly causes: readonly Name[];
}

export const certificateOfEx14 = '4F0E7C2B9A6D1358E0B4C7F2A91D6E3358B0A7C4';

export function editWebConfig(from: string | RegExp, to: string): (folder: string) => void {
  return (folder) => {
    const file = join(folder, 'servers/EX14/Exchange/ClientAccess/Owa/web.config');
    const text = readFileSync(file, 'utf8');
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`web.config holds no ${from}.`);
    writeFileSync(file, edited);
  };
}

type Overrides = { name: string; guid: string; parameters: string[]; server: string[] }[];

/** Overrides of other components stand beside them, and are nobody's business. */
export function overrides(change: (ofInstantMessaging: Overrides) => void): (folder: string) => void {
  return (folder) =>
    changeState(folder, 'exchange/setting-overrides', (state) => {
      const others = state.overrides.filter(({ section }) => section !== 'IMSettings');
      const ours = state.overrides.filter(({ section }) => section === 'IMSettings');
      change(ours as unknown as Overrides);
      state.overrides = [...others, ...ours];
    });
}

type Topology = Parameters<Parameters<typeof changeState<'skype/topology'>>[2]>[0];
type TrustedPool = Topology['published']['trustedApplicationPools'][number];

/** The pools of that name, as published and as enabled. */
export function eachPool(beginning: string, change: (pool: TrustedPool) => void): (folder: string) => void {
  return (folder) =>
    changeState(folder, 'skype/topology', (state) => {
      for (const document of [state.published, state.enabled])
        for (const pool of document.trustedApplicationPools)
          if (pool.poolFqdn.startsWith(beginning)) change(pool);
    });
}

export function certificate(values: Record<string, unknown>): (folder: string) => void {
  return (folder) =>
    changeMachine(folder, 'servers/EX14', 'machine', (state) => {
      for (const one of state.certificates)
        if (one.thumbprint === certificateOfEx14) Object.assign(one, values);
    });
}
