/** A parameter as one line of documented syntax shows it. */
export interface SyntaxParameter {
  readonly name: string;
  /** Documented type; `switch` where the line gives none. */
  readonly type: string;
  readonly mandatory: boolean;
  /** Place among the positional parameters of the set, from 0; undefined where the name must be given. */
  readonly position: number | undefined;
  /** Accepted values, where the line lists them. */
  readonly values: readonly string[];
}

const shapes = [
  { pattern: /^\[\[-(\w+)\] <([^>]*)>\]/, mandatory: false, positional: true },
  { pattern: /^\[-(\w+)\] <([^>]*)>/, mandatory: true, positional: true },
  { pattern: /^\[-(\w+) <([^>]*)>\]/, mandatory: false, positional: false },
  { pattern: /^\[-(\w+)\]/, mandatory: false, positional: false },
  { pattern: /^-(\w+) <([^>]*)>/, mandatory: true, positional: false },
  { pattern: /^-(\w+)/, mandatory: true, positional: false },
] as const;

/** Reads a line such as `Get-X [[-Identity] <Id>] -Kind <A | B> [-Force]`, the form of test/runbook/windows-cmdlets.ts. */
export function parseSyntax(line: string): readonly SyntaxParameter[] {
  const parameters: SyntaxParameter[] = [];
  let positions = 0;
  let rest = line.replace(/^\S+\s*/, '');
  while (rest !== '') {
    const shape = shapes.find(({ pattern }) => pattern.test(rest));
    const match = shape?.pattern.exec(rest);
    if (shape === undefined || !match) throw new Error(`This is not a parameter: ${rest}`);
    const [text, name = '', documented = 'switch'] = match;
    const list = /^\(?([^()]*\|[^()]*)\)?(\[\])?$/.exec(documented);
    parameters.push({
      name,
      type: list === null ? documented : `String${list[2] ?? ''}`,
      mandatory: shape.mandatory,
      position: shape.positional ? positions++ : undefined,
      values: list?.[1]?.split('|').map((value) => value.trim()) ?? [],
    });
    rest = rest.slice(text.length).trimStart();
  }
  return parameters;
}

const runtimeTypes: Readonly<Record<string, string>> = {
  switch: 'System.Management.Automation.SwitchParameter',
  Boolean: 'System.Boolean',
  Int32: 'System.Int32',
  'Int32[]': 'System.Int32[]',
  Int64: 'System.Int64',
  UInt16: 'System.UInt16',
  Guid: 'System.Guid',
  Uri: 'System.Uri',
  'Uri[]': 'System.Uri[]',
  Object: 'System.Object',
  'Object[]': 'System.Object[]',
  PSObject: 'System.Management.Automation.PSObject',
  PSCredential: 'System.Management.Automation.PSCredential',
  SecureString: 'System.Security.SecureString',
  ScriptBlock: 'System.Management.Automation.ScriptBlock',
  'Hashtable[]': 'System.Collections.Hashtable[]',
  MultiValuedProperty: 'System.String[]',
  // Types that only Windows, Exchange or a real connection can make.
  PSSession: 'System.Management.Automation.PSObject',
  'PSSession[]': 'System.Management.Automation.PSObject[]',
  PSSessionOption: 'System.Object',
  CommandTypes: 'System.Object',
};

/** The .NET type that a stand-in gives a documented one: identities, names and enumerations are text here. */
export function runtimeType(documented: string): string {
  return runtimeTypes[documented] ?? (documented.endsWith('[]') ? 'System.String[]' : 'System.String');
}
