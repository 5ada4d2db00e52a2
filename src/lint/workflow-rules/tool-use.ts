import type { Range } from '../../environment/source-text.ts';
import { type Scalar, type ToolUse, toolVerbs } from './workflow.ts';

const verb = toolVerbs.join('|');
/** `owner/owa-im/actions/apply@ref`, `$/actions/apply` and `./actions/apply`. */
const verbAction = new RegExp(`^(?:[\\w.-]+/owa-im/|[.$]/(?:[\\w.-]+/)*)actions/(${verb})(?:@|$)`, 'i');
const rootAction = /^[\w.-]+\/owa-im@/i;
/** Its folder, or a variable named after it. */
const home = '(?:owa-im[\\w.-]{0,40}|[$%]\\{?(?:env:)?\\w{0,20}OWA_?IM\\w{0,20}[}%]?)';
/** Its arguments go on behind a backslash or a grave accent at the end of a line; nobody writes more than these. */
const command = new RegExp(
  `${home}[\\\\/](?:[\\w.-]+[\\\\/]){0,9}dist[\\\\/]index\\.js["']?[ \\t]+(${verb})\\b((?:[\\\\\`][ \\t]*\\r?\\n|[^\\r\\n]){0,2000})`,
  'i',
);

/** What a step that uses an action does with owa-im. */
export function usedAction(uses: Scalar, inputs: ReadonlyMap<string, Scalar>): ToolUse | undefined {
  const name = toVerb(verbAction.exec(uses.text)?.[1]);
  if (name !== undefined) return { ...withInputs(name, uses.at, inputs), via: 'action' };
  if (!rootAction.test(uses.text)) return undefined;
  const applies = inputs.get('mode')?.text === 'apply';
  return { ...withInputs(applies ? 'apply' : 'plan', uses.at, inputs), via: 'root-action' };
}

function withInputs(name: ToolUse['verb'], at: Range, inputs: ReadonlyMap<string, Scalar>) {
  return { verb: name, at, inputs, isOpen: false, directory: inputs.get('directory') ?? inputs.get('path') };
}

/** The first command of owa-im in a script; `raw` is the script as the file has it, from `start` on. */
export function usedCommand(raw: string, start: number): ToolUse | undefined {
  const found = command.exec(withoutComments(raw));
  const name = toVerb(found?.[1]);
  if (found === null || name === undefined) return undefined;
  const rest = found[2] ?? '';
  const restAt = start + found.index + found[0].length - rest.length;
  const inputs = new Map<string, Scalar>();
  let directory: Scalar | undefined;
  let flag: string | undefined;
  for (const word of rest.matchAll(/(?:"[^"]*"|'[^']*'|\$\{\{.*?\}\}|[^\s"'])+/g)) {
    const text = word[0].replace(/["']/g, '');
    const at = { start: restAt + word.index, end: restAt + word.index + word[0].length };
    const [, named, value] = /^--([a-z-]+)(?:=(.*))?$/s.exec(text) ?? [];
    if (named !== undefined) {
      inputs.set(named, { text: value ?? '', at });
      flag = value === undefined ? named : undefined;
    } else if (flag !== undefined) {
      inputs.set(flag, { text, at });
      flag = undefined;
    } else if (!/^[\\`;|&>]/.test(text)) directory ??= { text, at };
    else if (/^[;|&>]/.test(text)) break;
  }
  const at = { start: start + found.index, end: restAt };
  const isOpen = /(?:^|\s)@\w|\[@\]|\$[@*]|%\*/.test(rest);
  return { verb: name, via: 'command-line', at, inputs, isOpen, directory };
}

/** Comments become blanks, so that places stay. */
function withoutComments(script: string): string {
  return script.replace(/(^|\s)#[^\r\n]*/g, (comment) => comment.replace(/[^\r\n]/g, ' '));
}

function toVerb(text: string | undefined): ToolUse['verb'] | undefined {
  return toolVerbs.find((name) => name === text?.toLowerCase());
}
