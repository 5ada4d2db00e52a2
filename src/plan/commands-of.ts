import type { Check, Step } from './plan.ts';

/** Commands of the Exchange and Lync shells that these items call, sorted. What every Windows has is not asked for. */
export function commandsOf(items: readonly (Step | Check)[]): string[] {
  return [...new Set(items.flatMap(({ powershell }) => commandsIn(powershell.template)))].sort();
}

/** The same few templates stand in every plan. */
const found = new Map<string, readonly string[]>();

function commandsIn(template: string): readonly string[] {
  const known = found.get(template);
  if (known !== undefined) return known;
  const code = template.replaceAll(/^\s*#.*$/gm, '');
  const names = [...code.matchAll(/(?<![\w$'-])[A-Z][a-z]+-[A-Z][A-Za-z]+/g)].map(([name]) => name);
  const commands = [...new Set(names)].filter((name) => !everywhere.test(name));
  found.set(template, commands);
  return commands;
}

const everywhere =
  /-(Object|OwaIm\w*|ChildItem|ItemProperty|Null|Date|Sleep|Warning|WebRequest)$|^Invoke-ConfigureEnterprisePartnerApplication$/;
