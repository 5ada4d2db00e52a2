import type { PowershellRule } from '../cmdlets/bound-script.ts';
import type { Value } from '../powershell/value.ts';

const passwordName = /^(\w*[a-z])?(password|passwd|pwd|passphrase)$/i;

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
    { title: 'In a variable.', text: "$adminPassword = 'Pa55word'\n", at: ['1:18'] },
  ],
  good: [
    { title: 'Asked for.', text: '$password = Read-Host -AsSecureString\n' },
    {
      title: 'From the environment.',
      text: '$secure = ConvertTo-SecureString -String $env:PFX -AsPlainText -Force\n',
    },
    { title: 'Empty, or about passwords.', text: "$password = ''\n$passwordFile = 'C:\\keys\\pfx'\n" },
  ],
  *check({ commands, assignments }) {
    const fault = {
      message: 'This is a password that anybody who reads the script knows.',
      remedy: 'Take it from a secret of the environment, a credential store, or a person.',
    };
    for (const { name, arguments: list } of commands) {
      const isConversion =
        /^ConvertTo-SecureString$/i.test(name ?? '') &&
        list.some((one) => one.kind === 'parameter' && /^as/i.test(one.name));
      for (const [index, argument] of list.entries()) {
        if (argument.kind !== 'value' && argument.kind !== 'parameter') continue;
        const before = list[index - 1];
        const of =
          argument.kind === 'parameter'
            ? argument.name
            : before?.kind === 'parameter' && before.value === undefined
              ? before.name
              : undefined;
        const isSecret =
          (of !== undefined && passwordName.test(of)) ||
          (isConversion && (of === undefined || /^(string|asplaintext|force)$/i.test(of)));
        if (isSecret && isLiteral(argument.value)) yield { at: argument.value?.at ?? argument.at, ...fault };
      }
    }
    for (const { target, value, operator } of assignments) {
      const [element] = value?.elements ?? [];
      if (operator !== '=' || target.kind !== 'variable' || value?.elements.length !== 1) continue;
      if (element === undefined || !('kind' in element) || !passwordName.test(target.name)) continue;
      if (isLiteral(element.value)) yield { at: element.at, ...fault };
    }
  },
};

function isLiteral(value: Value | undefined): boolean {
  return value?.kind === 'string' && /^\S*[^\s*<>]\S*$/.test(value.text) && !/^<.*>$/.test(value.text);
}
