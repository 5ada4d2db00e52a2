import { editDistance } from '../../environment/values/nearest.ts';
import type { PowershellRule } from '../cmdlets/bound-script.ts';
import { productDocumentation } from '../cmdlets/product-documentation.ts';

/** Comparing a name with all others takes a moment; no script has as many that are unknown. */
const mostNames = 500;

/** Names that look like a product's own: another verb, or a letter or two, away from one that is documented. */
export const unknownCmdlet: PowershellRule = {
  id: 'PSH101',
  alias: 'unknown-cmdlet',
  category: 'cmdlets',
  severity: 'warning',
  summary: 'A name that is nearly a cmdlet of Exchange, Lync or Skype for Business, but none.',
  why: 'PowerShell finds the mistake only when it comes to the line, with half of the script done. Names that are far from any documented one are left alone: they may be of another module.',
  source: productDocumentation,
  bad: [
    {
      title: 'A letter is missing.',
      text: 'New-CsTrustedAplicationPool -Identity mail.contoso.com\n',
      at: ['1:1'],
    },
    { title: 'A plural.', text: 'Get-OwaVirtualDirectories | Format-List\n', at: ['1:1'] },
    {
      title: 'A verb that the noun does not have.',
      text: 'Delete-CsTrustedApplicationPool -Identity mail.contoso.com\n',
      at: ['1:1'],
    },
  ],
  good: [
    { title: 'A documented name, in any case.', text: 'get-owavirtualdirectory\n' },
    {
      title: 'A function of the script.',
      text: 'function Get-OwaVirtualDirectorys { 1 }\nGet-OwaVirtualDirectorys\n',
    },
    { title: 'A command of another module.', text: 'Get-ADUser -Identity jo\nGet-CsTeamsPolicy\n' },
  ],
  *check({ commands, functions, cmdlets }) {
    const own = new Set(functions.map(({ name }) => name.toLowerCase()));
    let known: ReadonlyMap<string, readonly string[]> | undefined;
    const judged = new Map<string, string | undefined>();
    for (const { name, nameAt } of commands) {
      const lower = name?.toLowerCase();
      if (name === undefined || lower === undefined || own.has(lower) || !/^[a-z]+-[a-z]{6,64}$/.test(lower))
        continue;
      if (cmdlets.get(lower) !== undefined) continue;
      if (!judged.has(lower)) {
        if (judged.size >= mostNames) continue;
        known ??= namesByVerb(cmdlets.names);
        judged.set(lower, meantBy(lower, known));
      }
      const meant = cmdlets.get(judged.get(lower) ?? '')?.name;
      if (meant === undefined) continue;
      yield {
        at: nameAt,
        message: `${name} is no documented cmdlet; ${meant} is.`,
        remedy: `Write ${meant}, or define the function ${name} in the script.`,
      };
    }
  },
};

function namesByVerb(names: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const known = new Map<string, string[]>();
  for (const name of names) {
    const [verb = '', noun = ''] = name.split('-');
    known.set(verb, [...(known.get(verb) ?? []), noun]);
  }
  return known;
}

const verbsMeant: Readonly<Record<string, string>> = {
  ...{ create: 'new', add: 'new', delete: 'remove', change: 'set', update: 'set', list: 'get', read: 'get' },
};

function meantBy(name: string, known: ReadonlyMap<string, readonly string[]>): string | undefined {
  const [verb = '', noun = ''] = name.split('-');
  const other = verbsMeant[verb];
  if (other !== undefined && noun.startsWith('cs') && known.get(other)?.includes(noun))
    return `${other}-${noun}`;
  if (noun.length < 10) return undefined;
  const limit = noun.length < 14 ? 2 : 3;
  const meant = known
    .get(verb)
    ?.map((one) => ({ one, distance: isPlural(noun, one) ? 1 : editDistance(noun, one, limit) }))
    // What another module puts before a name, as Get-EOSharingPolicy and Get-ADDomainController do, is no mistake.
    .filter(({ one, distance }) => distance < limit && !noun.endsWith(one) && !one.endsWith(noun))
    .sort((one, other) => one.distance - other.distance)[0];
  return meant === undefined ? undefined : `${verb}-${meant.one}`;
}

function isPlural(noun: string, one: string): boolean {
  return noun === `${one.replace(/y$/, 'ie')}s`;
}
