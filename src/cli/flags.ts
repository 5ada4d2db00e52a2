import { formats } from './format.ts';

/** A flag of the command line; `value` is the placeholder of its value, absent where it takes none. */
export interface Flag {
  readonly name: string;
  readonly value?: string;
  readonly choices?: readonly string[];
  readonly repeated?: 'repeated';
  /** Where it is given, the verb takes no operand. */
  readonly replacesOperand?: 'replaces-operand';
  readonly help: string;
}

export const flagsOfEveryVerb: readonly Flag[] = [
  {
    name: '--format',
    value: 'FORMAT',
    choices: formats,
    help: 'text, json or github (default: text; github inside Actions)',
  },
  { name: '--help', help: 'this text' },
  { name: '--version', help: 'the version of owa-im' },
];

/** Of the verbs that write plan directories, or look for one by the name of its environment. */
export const commonFlags: readonly Flag[] = [
  { name: '--out', value: 'DIR', help: 'folder of the plan directories (default: owa-im-plan)' },
  ...flagsOfEveryVerb,
];

export const failOn: Flag = {
  name: '--fail-on',
  value: 'SEVERITY',
  choices: ['error', 'warning', 'never'],
  help: 'error, warning or never (default: error)',
};

export const digest: Flag = {
  name: '--digest',
  value: 'SHA256',
  help: 'the digest that was approved; another plan is refused',
};

export const runFlags: readonly Flag[] = [
  digest,
  {
    name: '--target',
    value: 'NAME',
    repeated: 'repeated',
    help: 'only this target: skype, exchange or a server (repeatable)',
  },
  { name: '--step', value: 'ID', repeated: 'repeated', help: 'only this step (repeatable)' },
  {
    name: '--journal',
    value: 'DIR',
    help: 'folder of the journal (default: %ProgramData%\\owa-im\\<environment>)',
  },
  {
    name: '--powershell',
    value: 'PATH',
    help: 'the PowerShell to start (default: powershell.exe; elsewhere pwsh)',
  },
];
