import type { Faults } from '../organisation/organisation.ts';
import type { SystemCall } from './system-calls.ts';

type CallFault = NonNullable<Faults['calls']>[number]['fault'];

/** One way in which a first apply is broken. */
export type Break =
  | { readonly kind: 'call'; readonly at: number; readonly fault: CallFault; readonly command: string }
  | { readonly kind: 'write'; readonly at: SystemCall; readonly fault: 'SIGKILL' | 'ENOSPC' };

/** What an apply that nothing breaks did, in order: its state-changing calls and its writes. */
export interface Places {
  readonly commands: readonly string[];
  readonly writes: readonly SystemCall[];
}

const callFaults = ['kill-before', 'kill-after', 'fail-before', 'fail-after'] as const;

/** Every state-changing call, killed and failing, before and after. */
function callBreaks({ commands }: Places): readonly Break[] {
  return commands.flatMap((command, index) =>
    callFaults.map((fault): Break => ({ kind: 'call', at: index + 1, fault, command })),
  );
}

/**
 * Killed before each write, which is after the one before it. A flush changes nothing that a killed process leaves, nor
 * does cutting a file that was just made.
 */
function killedWrites({ writes }: Places): readonly Break[] {
  const changing = writes.filter((at) => !['fsync', 'ftruncate'].includes(at.call));
  return changing.map((at) => ({ kind: 'write', at, fault: 'SIGKILL' }));
}

/**
 * Each write fails as on a full disk. .NET on Linux does not report a flush that fails. The journal's own lines fail in
 * test/engine/crash.test.ts, each of them.
 */
function failingWrites({ writes }: Places): readonly Break[] {
  const failing = writes.filter((at) => at.call !== 'fsync' && !/\.(jsonl|head)$/.test(at.file));
  return failing.map((at) => ({ kind: 'write', at, fault: 'ENOSPC' }));
}

export function nameOf(one: Break): string {
  if (one.kind === 'call') return `${one.fault} at state-changing call ${one.at} (${one.command})`;
  return `${one.fault} at ${one.at.call} ${one.at.when} of ${one.at.file.split('/').slice(-2).join('/')}`;
}

/** What two breaks have in common that try the same code: the command and the fault, or what the file is for. */
function kindOf(one: Break): string {
  return one.kind === 'call' ? `${one.command} ${one.fault}` : fileKind(one.at.file);
}

const fileKinds: readonly (readonly [pattern: RegExp, kind: string])[] = [
  [/\/server-lock\.[0-9a-f]+$/, 'server lock being made'],
  [/\/server-lock$/, 'server lock'],
  [/\/lock$/, 'lock'],
  [/\/lock-owner$/, 'owner of the lock'],
  [/\.jsonl$/, 'journal'],
  [/\.head$/, 'head'],
  [/\.web\.config\.tmp$/, 'backup being made'],
  [/\/web\.config\.owa-im-new\.config$/, 'new web.config'],
  [/\/web\.config\.owa-im-old\.config$/, 'old web.config'],
  [/\/web\.config$/, 'web.config'],
  [/\/topology-begun\.zip$/, 'copy of the topology'],
  [/\/owa-im(\/[a-z0-9-]+)?$/, 'folder'],
];

function fileKind(file: string): string {
  const kind = fileKinds.find(([pattern]) => pattern.test(file))?.[1];
  if (kind === undefined)
    throw new Error(`${file} is of no kind that this table knows: name it in fileKinds`);
  return kind;
}

/** The kinds of files that an apply of the example has to write; a trace without one of them was not followed rightly. */
export const knownFileKinds: readonly string[] = fileKinds.map(([, kind]) => kind);

export function fileKindsOf(breaks: readonly Break[]): ReadonlySet<string> {
  return new Set(breaks.flatMap((one) => (one.kind === 'write' ? [fileKind(one.at.file)] : [])));
}

/** The whole table of `npm run interruption`. */
export function everyBreak(places: Places): readonly Break[] {
  return [...callBreaks(places), ...killedWrites(places), ...failingWrites(places)];
}

/**
 * The part that CI runs, by kind: each command killed and failing, before and after it by turns; each kind of file once
 * killed while it is written, and once failing.
 */
export function fixedPart(places: Places): readonly Break[] {
  const commands = [...new Set(places.commands)];
  const byTurns = callBreaks(places).filter((one) => {
    if (one.kind !== 'call') return false;
    const faults = commands.indexOf(one.command) % 2 === 0 ? evenFaults : oddFaults;
    return faults.includes(one.fault);
  });
  return [byTurns, killedWrites(places), failingWrites(places)].flatMap(oneOfEachKind);
}

const evenFaults: readonly string[] = ['kill-after', 'fail-before'];
const oddFaults: readonly string[] = ['kill-before', 'fail-after'];

/** One break of each kind: the middle one, so that there is something before it and something after it. */
function oneOfEachKind(breaks: readonly Break[]): readonly Break[] {
  const kinds = new Map<string, Break[]>();
  for (const one of breaks) kinds.set(kindOf(one), [...(kinds.get(kindOf(one)) ?? []), one]);
  return [...kinds.values()].flatMap((alike) => alike[alike.length >> 1] ?? []);
}

export function isKill(one: Break): boolean {
  return one.kind === 'call' ? one.fault.startsWith('kill') : one.fault === 'SIGKILL';
}

/**
 * Clearing up, and making a folder that is there, may fail without harm; where a rename fails .NET has another way; and
 * the partner script goes on where it cannot hide its account from the address lists.
 */
export function mayGoUnnoticed(one: Break): boolean {
  if (one.kind === 'call') return one.command === 'Set-MailUser' && one.fault.startsWith('fail');
  return one.fault === 'ENOSPC' && ['unlink', 'mkdir', 'rename'].includes(one.at.call);
}
