import type { Range } from '../../environment/source-text.ts';
import type { Command, Pipeline } from '../powershell/script.ts';
import type { BoundScript } from './bound-script.ts';
import { boundTo, type CmdletUse } from './cmdlet-use.ts';

/** A call that gets all that another one gives, with no filter between. */
interface DoneToAll {
  readonly at: Range;
  readonly source: CmdletUse;
  readonly change: CmdletUse;
}

/** `Get-X | Set-X`, through ForEach-Object, from a variable or from brackets; and `foreach ($x in Get-X) { Set-X $x }`. */
export function* doneToAll(script: BoundScript): Generator<DoneToAll> {
  const { useOf, source } = script;
  const sources = new Sources(script);
  const inBlocks = byBlock(script);
  for (const { elements, at } of script.pipelines) {
    const [first, ...rest] = elements;
    const last = rest.at(-1);
    if (first === undefined || last === undefined || 'kind' in last) continue;
    if (!rest.slice(0, -1).every(passesAll)) continue;
    const change = useOf.get(last) ?? changeOfEach(last, inBlocks.get(last), source.text);
    const given = change === undefined ? undefined : sources.of(first);
    if (given !== undefined && change !== undefined) yield { at, source: given, change };
  }
  yield* inLoops(script, sources);
}

/** What stands for a call at the head of a pipeline. */
class Sources {
  readonly #script: BoundScript;
  /** Calls that are alone in brackets, by where these begin: `(Get-Mailbox) | …`. */
  readonly #bracketed: ReadonlyMap<number, CmdletUse>;

  constructor(script: BoundScript) {
    const { uses, source } = script;
    this.#script = script;
    this.#bracketed = new Map(
      uses.flatMap((use) => {
        const { at, elements } = use.command.pipeline;
        const isAlone =
          elements.length === 1 && source.text[at.start - 1] === '(' && source.text[at.end] === ')';
        return isAlone ? [[at.start - 1, use] as const] : [];
      }),
    );
  }

  of(head: Pipeline['elements'][number]): CmdletUse | undefined {
    if (!('kind' in head)) return this.#script.useOf.get(head);
    return head.value.kind === 'variable'
      ? this.ofVariable(head.value.name, head.at.start)
      : this.#bracketed.get(head.at.start);
  }

  /** The call whose result a variable was given last, in the same block or one around. */
  ofVariable(name: string, offset: number): CmdletUse | undefined {
    const element = this.#script.assigned.elementOf(name, offset);
    return element === undefined || 'kind' in element ? undefined : this.#script.useOf.get(element);
  }
}

/** Whether an element between gives all that it gets. */
function passesAll(element: Pipeline['elements'][number]): boolean {
  if ('kind' in element) return false;
  if (/^(sort-object|sort)$/i.test(element.name ?? '')) return true;
  return (
    /^(select-object|select)$/i.test(element.name ?? '') &&
    element.arguments.every((one) => one.kind !== 'parameter' || /^(p|prop\w*|exclude\w*)$/i.test(one.name))
  );
}

/** The call that a ForEach-Object makes for each object, where it does nothing else. */
function changeOfEach(
  command: Command,
  inside: readonly CmdletUse[] | undefined,
  text: string,
): CmdletUse | undefined {
  if (!/^(foreach-object|foreach|%)$/i.test(command.name ?? '')) return undefined;
  const [block, ...more] = command.arguments;
  if (block?.kind !== 'value' || block.value.kind !== 'script-block' || more.length > 0) return undefined;
  const [use] = inside ?? [];
  if (use === undefined || !/^(_|psitem)$/i.test(identityVariable(use) ?? '')) return undefined;
  const around = `${text.slice(block.at.start + 1, use.command.at.start)}${text.slice(use.command.at.end, block.at.end - 1)}`;
  return around.trim() === '' ? use : undefined;
}

/** The calls in the script block of each command. */
function byBlock({ uses }: BoundScript): ReadonlyMap<Command, readonly CmdletUse[]> {
  const found = new Map<Command, CmdletUse[]>();
  for (const use of uses) {
    const { outer } = use.command;
    if (outer === undefined) continue;
    const others = found.get(outer);
    if (others === undefined) found.set(outer, [use]);
    else others.push(use);
  }
  return found;
}

/** Loops whose body is one call. A longer head is looked at no further. */
function* inLoops({ uses, source }: BoundScript, sources: Sources): Generator<DoneToAll> {
  const byStart = new Map(uses.map((use) => [use.command.at.start, use]));
  for (const change of uses) {
    const { at, elements } = change.command.pipeline;
    if (elements.length > 1 || !/^\s*\}/.test(source.text.slice(at.end, at.end + 100))) continue;
    const before = source.text.slice(Math.max(0, at.start - 400), at.start);
    const head = /\bforeach\s*\(\s*\$(\w+)\s+in\s+([^{}()]+?)\s*\)\s*\{\s*$/i.exec(before);
    if (head === null || identityVariable(change) !== head[1]?.toLowerCase()) continue;
    const list = head[2] ?? '';
    const start = at.start - before.length + head.index + head[0].indexOf(list, head[0].search(/\bin\s/i));
    const given = list.startsWith('$') ? sources.ofVariable(list.slice(1), start) : byStart.get(start);
    const isWhole = given !== undefined && given.command.pipeline.elements.length === 1;
    if (isWhole) yield { at, source: given, change };
  }
}

/** The variable whose object, or whose property, is the identity of a call. */
function identityVariable(use: CmdletUse): string | undefined {
  const identity = boundTo(use, 'Identity')?.value;
  const root = identity?.kind === 'member' ? identity.of : identity;
  return root?.kind === 'variable' ? root.name.toLowerCase() : undefined;
}
