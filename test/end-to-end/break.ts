import type { Step } from '../../src/plan/plan.ts';
import type { Faults } from '../organisation/organisation.ts';
import type { SystemCall } from './system-calls.ts';

type CallFault = NonNullable<Faults['calls']>[number]['fault'];

/** One way in which a first apply is broken. `step`: the kind of the step that is broken by it, if it is in one. */
export type Break =
  | {
      readonly kind: 'call';
      readonly at: number;
      readonly fault: CallFault;
      readonly command: string;
      readonly step: string;
    }
  | {
      readonly kind: 'write';
      readonly at: SystemCall;
      readonly fault: 'SIGKILL' | 'ENOSPC';
      readonly step: string;
    };

/** What an apply that nothing breaks did, in order: its state-changing calls and its writes. */
export interface Places {
  /** `step`: its kind, '' where it is in none. */
  readonly calls: readonly { readonly command: string; readonly step: string }[];
  readonly writes: readonly (SystemCall & { readonly step: string })[];
}

/**
 * Steps of one kind are made and undone by the same code: of one resource, and of one place in its ids
 * (`skype/trusted-pool/ex14.ntsystems.local`). A restart that is left to a person is another kind, and so is what
 * Exchange's own script does.
 */
export function stepKind({ id, resource, powershell }: Step): string {
  const byHand = /^\s*Manual\s*=/m.test(powershell.template) ? ' by hand' : '';
  const byScript = powershell.template.includes('Invoke-ConfigureEnterprisePartnerApplication')
    ? ' by script'
    : '';
  return `${resource} ${id.split('/')[1]}${byHand}${byScript}`;
}

type CallBreak = Extract<Break, { kind: 'call' }>;
type WriteBreak = Extract<Break, { kind: 'write' }>;

const callFaults = ['kill-before', 'kill-after', 'fail-before', 'fail-after'] as const;

/** Every state-changing call, killed and failing, before and after. */
function callBreaks({ calls }: Places): readonly CallBreak[] {
  return calls.flatMap(({ command, step }, index) =>
    callFaults.map((fault): CallBreak => ({ kind: 'call', at: index + 1, fault, command, step })),
  );
}

/**
 * Killed before each write, which is after the one before it. A flush changes nothing that a killed process leaves, nor
 * does cutting a file that was just made.
 */
function killedWrites({ writes }: Places): readonly WriteBreak[] {
  const changing = writes.filter((at) => !['fsync', 'ftruncate'].includes(at.call));
  return changing.map((at) => ({ kind: 'write', at, fault: 'SIGKILL', step: at.step }));
}

/**
 * Each write fails as on a full disk. .NET on Linux does not report a flush that fails. The journal's own lines fail in
 * test/engine/crash.test.ts, each of them.
 */
function failingWrites({ writes }: Places): readonly WriteBreak[] {
  const failing = writes.filter((at) => at.call !== 'fsync' && !/\.(jsonl|head)$/.test(at.file));
  return failing.map((at) => ({ kind: 'write', at, fault: 'ENOSPC', step: at.step }));
}

export function nameOf(one: Break): string {
  if (one.kind === 'call') return `${one.fault} at state-changing call ${one.at} (${one.command})`;
  return `${one.fault} at ${one.at.call} ${one.at.when} of ${one.at.file.split('/').slice(-2).join('/')}`;
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

/** The whole table. */
export function everyBreak(places: Places): readonly Break[] {
  return [...callBreaks(places), ...killedWrites(places), ...failingWrites(places)];
}

/**
 * What `npm run interruption` tries unless it is asked for every place: the same fault at the same command, and the same
 * fault of the same call on the same kind of file, at the first, the middle and the last place. Twelve servers are not
 * broken twelve times in the same way.
 */
export function threeOfEachKind(places: Places): readonly Break[] {
  const kindAndFault = (one: Break): string =>
    one.kind === 'call'
      ? `${one.command} ${one.fault}`
      : `${fileKind(one.at.file)} ${one.at.call} ${one.fault}`;
  return [...alike(everyBreak(places), kindAndFault).values()].flatMap((all) => [
    ...new Set([0, all.length >> 1, all.length - 1].flatMap((index) => all[index] ?? [])),
  ]);
}

function alike<B extends Break>(
  breaks: readonly B[],
  kind: (one: B) => string,
): ReadonlyMap<string, readonly B[]> {
  const kinds = new Map<string, B[]>();
  for (const one of breaks) kinds.set(kind(one), [...(kinds.get(kind(one)) ?? []), one]);
  return kinds;
}

/**
 * The part that CI runs. Each command and each kind of step is once killed and once failing, before and after it by
 * turns, and each command in another kind of step once one of them; each kind of file is killed once while it is written, and fails once; a kind of step that calls nothing, but
 * writes, is killed once. `tried` holds what other environments have tried already, and takes up what is tried here.
 */
export function fixedPart(places: Places, tried: Set<string>): readonly Break[] {
  const part: Break[] = [];
  const take = (breaks: readonly Break[], ...tries: readonly string[]): void => {
    const middle = breaks[breaks.length >> 1];
    if (middle === undefined || tries.every((one) => tried.has(one))) return;
    part.push(middle);
    for (const one of tries) tried.add(one);
    if (middle.kind === 'call') tried.add(`${middle.command} in ${middle.step}`);
  };
  const calls = alike(callBreaks(places), ({ command, step }) => `${step} ${command}`);
  for (const [index, all] of [...calls.values()].entries()) {
    const [kill, fail] = index % 2 === 0 ? evenFaults : oddFaults;
    const { command, step } = all[0] as CallBreak;
    take(withFault(all, kill), `${command} killed`, `${step} killed`);
    take(withFault(all, fail), `${command} failing`, `${step} failing`);
    take(withFault(all, index % 4 < 2 ? kill : fail), `${command} in ${step}`);
  }
  const kindOfFile = (one: WriteBreak): string => fileKind(one.at.file);
  for (const [kind, all] of alike(killedWrites(places), kindOfFile)) take(all, `${kind} killed`);
  for (const [kind, all] of alike(failingWrites(places), kindOfFile)) take(all, `${kind} failing`);
  const inSteps = killedWrites(places).filter(({ step }) => step !== '');
  for (const [step, all] of alike(inSteps, (one) => one.step)) take(all.slice(-1), `${step} killed`);
  return part;
}

const evenFaults = ['kill-after', 'fail-before'] as const;
const oddFaults = ['kill-before', 'fail-after'] as const;

function withFault(all: readonly CallBreak[], fault: CallFault): readonly CallBreak[] {
  return all.filter((one) => one.fault === fault);
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
