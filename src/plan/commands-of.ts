import type { Check, Step } from './plan.ts';

/** Commands of the Exchange and Lync shells that these items call, sorted. What every Windows has is not asked for. */
export function commandsOf(items: readonly (Step | Check)[]): string[] {
  const found = new Set<string>();
  for (const { powershell } of items) {
    for (const [name] of withoutComments(powershell.template).matchAll(
      /(?<![\w$'-])[A-Z][a-z]+-[A-Z][A-Za-z]+/g,
    )) {
      if (!everywhere.test(name)) found.add(name);
    }
  }
  return [...found].sort();
}

function withoutComments(template: string): string {
  return template.replaceAll(/^\s*#.*$/gm, '');
}

const everywhere =
  /-(Object|OwaIm\w*|ChildItem|ItemProperty|Null)$|^Invoke-ConfigureEnterprisePartnerApplication$/;
