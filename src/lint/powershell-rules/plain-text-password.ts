import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { givenValues, valuesOf } from '../cmdlets/given-values.ts';
import { literalText } from '../cmdlets/value-text.ts';
import type { Command, Script } from '../powershell/script.ts';
import type { Value } from '../powershell/value.ts';

const passwordName = /^(\w*[a-z])?(password|passwd|pwd|passphrase)$/i;
const credential = /(^|\.)(NetworkCredential|PSCredential)$/i;

export const plainTextPassword: PowershellRule = {
  id: 'PSH309',
  alias: 'plain-text-password',
  category: 'powershell',
  severity: 'warning',
  summary: 'A password stands in the script.',
  why: 'Whoever can read the repository, the runner or a transcript can read it.',
  source: 'Microsoft, ConvertTo-SecureString (-AsPlainText).',
  bad: [
    {
      title: 'Converted.',
      text: "$secure = ConvertTo-SecureString -String 'Pa55word' -AsPlainText -Force\n",
      at: ['1:42'],
    },
    {
      title: 'As an argument.',
      text: 'Import-CsCertificate -Identity global -Type OAuthTokenIssuer -Path f.pfx -Password Pa55word\n',
      at: ['1:84'],
    },
    {
      title: 'In a variable, of any scope.',
      text: "$adminPassword = 'Pa55word'\n$script:password = 'Pa55word'\n",
      at: ['1:18', '2:20'],
    },
    {
      title: 'In a hashtable.',
      text: "$certificate = @{ Path = 'f.pfx'; Password = 'Pa55word' }\nImport-CsCertificate @certificate\n",
      at: ['1:46'],
    },
    {
      title: 'Through the pipeline.',
      text: "$secure = 'Pa55word' | ConvertTo-SecureString -AsPlainText -Force\n",
      at: ['1:11'],
    },
    {
      title: 'Of a credential for .NET.',
      text: "New-Object -TypeName System.Net.NetworkCredential -ArgumentList 'admin', 'Pa55word'\n[System.Net.NetworkCredential]::new('admin', 'Pa55word')\n",
      at: ['1:74', '2:46'],
    },
  ],
  good: [
    { title: 'Asked for.', text: '$password = Read-Host -AsSecureString\n' },
    {
      title: 'From the environment.',
      text: '$secure = ConvertTo-SecureString -String $env:PFX -AsPlainText -Force\n',
    },
    { title: 'A folder.', text: "$pwd = 'C:\\scripts'\n" },
    {
      title: 'Of a variable.',
      text: 'New-Object -TypeName System.Net.NetworkCredential -ArgumentList $user, $password\n$plain | ConvertTo-SecureString -AsPlainText -Force\n',
    },
    { title: 'Empty, or about passwords.', text: "$password = ''\n$passwordFile = 'C:\\keys\\pfx'\n" },
  ],
  *check(script) {
    for (const value of passwordsIn(script)) {
      if (!isLiteral(value)) continue;
      yield {
        at: value.at,
        message: 'This is a password that anybody who reads the script knows.',
        remedy: 'Take it from a secret of the environment, a credential store, or a person.',
      };
    }
  },
};

/** The values that stand where a password does. */
function* passwordsIn({ commands, assignments, members }: Script): Generator<Value> {
  for (const command of commands) yield* passwordsOf(command);
  for (const { of, isStatic, name, arguments: values } of members) {
    const type = of.kind === 'type' ? of.name : '';
    if (isStatic && name?.toLowerCase() === 'new' && credential.test(type)) yield* secondOf(values ?? []);
  }
  for (const { target, value, operator } of assignments) {
    const [element] = value?.elements ?? [];
    if (operator !== '=' || target.kind !== 'variable' || value?.elements.length !== 1) continue;
    if (element === undefined || !('kind' in element)) continue;
    if (passwordName.test(target.name.replace(/^.*:/, ''))) yield element.value;
    if (element.value.kind !== 'hashtable') continue;
    for (const entry of element.value.entries) if (passwordName.test(entry.key ?? '')) yield entry.value;
  }
}

function* passwordsOf(command: Command): Generator<Value> {
  const { name, arguments: list } = command;
  const isConversion =
    /^ConvertTo-SecureString$/i.test(name ?? '') &&
    list.some((one) => one.kind === 'parameter' && /^as/i.test(one.name));
  for (const { parameter = '', value } of givenValues(command)) {
    if (passwordName.test(parameter)) yield value;
    else if (isConversion && /^(|string|asplaintext|force)$/i.test(parameter)) yield value;
  }
  const before = command.pipeline.elements[command.index - 1];
  if (isConversion && before !== undefined && 'kind' in before) yield before.value;
  if (!/^New-Object$/i.test(name ?? '')) return;
  const values = valuesOf(command);
  if (values.some((value) => credential.test(literalText(value) ?? '')))
    yield* secondOf(values.flatMap((value) => (value.kind === 'array' ? value.items : [])));
}

/** The user comes first. */
function secondOf([, password]: readonly Value[]): readonly Value[] {
  return password === undefined ? [] : [password];
}

/** A word, as passwords are: no path, no placeholder. */
function isLiteral(value: Value): boolean {
  if (value.kind !== 'string' || /^(?:<.*>|[A-Za-z]:\\.*|\\\\.*)$/.test(value.text)) return false;
  return /^\S*[^\s*<>]\S*$/.test(value.text);
}
