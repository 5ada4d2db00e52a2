import { readEnvironment } from '../../src/environment/read-environment.ts';
import { showFinding } from '../../src/environment/show-finding.ts';
import { allRules } from '../../src/lint/all-rules.ts';
import { lintEnvironment } from '../../src/lint/lint-environment.ts';
import type { Category, RuleDescription } from '../../src/lint/rule.ts';

const note = '<!-- Written by scripts/docs-environment.mjs. Do not edit. -->';

const categories: Readonly<Record<Category, string>> = {
  shape: 'Shape of environment files',
  names: 'Names',
  certificates: 'Certificates',
  versions: 'Versions',
  rollout: 'Rollout and reach',
  features: 'Features',
  limits: 'What is not planned',
  'web-config': 'web.config files',
  cmdlets: 'Cmdlets and their parameters',
  powershell: 'PowerShell',
  workflow: 'Workflows',
  frame: 'The rules themselves',
};

/** docs/rules.md and docs/rules/<alias>.md, by path. What a page shows as found is what the rule finds. */
export function rulePages(): ReadonlyMap<string, string> {
  const rules = allRules();
  const pages = new Map([['docs/rules.md', overview(rules)]]);
  for (const rule of rules) pages.set(`docs/rules/${rule.alias}.md`, page(rule));
  return pages;
}

function overview(rules: readonly RuleDescription[]): string {
  const tables = (Object.keys(categories) as Category[]).map((category) => {
    const rows = rules
      .filter((rule) => rule.category === category)
      .map(
        (rule) =>
          `| ${rule.id} | [${rule.alias}](rules/${rule.alias}.md) | ${rule.severity}${inShort(rule)} | ${rule.summary} |`,
      );
    return [
      `## ${categories[category]}`,
      '',
      '| id | rule | severity | finds |',
      '|---|---|---|---|',
      ...rows,
    ].join('\n');
  });
  const introduction = `# Rules

A fault of shape makes the exit code 2. Of the others, an error fails \`plan\` and \`lint\` (exit code 1, \`lint-failed\`);
\`--fail-on\` changes from which severity on. What is refused (\`unsupported\`, exit code 1) is refused whatever
\`--fail-on\` says. A warning can be accepted under \`acknowledge\`, by id or name and with a reason; some fail like an
error until they are. An error can't be accepted. Which products fit together is in
[support-matrix.md](support-matrix.md).`;
  return `${note}\n\n${introduction}\n\n${tables.join('\n\n')}\n`;
}

function page(rule: RuleDescription): string {
  const parts = [
    note,
    `# ${rule.id} ${rule.alias}`,
    rule.summary,
    `Severity: ${rule.severity}${atLength(rule)}. Category: ${categories[rule.category].toLowerCase()}.`,
    rule.why,
    ...rule.bad.flatMap(({ title, text }) => [
      `## Found: ${title.replace(/\.$/, '')}`,
      fence('yaml', text),
      fence('text', found(rule, text)),
    ]),
    ...rule.good.flatMap(({ title, text }) => [
      `## Left alone: ${title.replace(/\.$/, '')}`,
      fence('yaml', text),
    ]),
    `Source: ${rule.source}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

function inShort({ effect }: RuleDescription): string {
  if (effect === undefined) return '';
  return effect === 'unsupported' ? ', refused' : ', to be accepted';
}

function atLength({ effect }: RuleDescription): string {
  if (effect === undefined) return '';
  return effect === 'unsupported'
    ? '; the file is refused as `unsupported`, whatever `--fail-on` says'
    : '; it fails like an error until the file accepts it under `acknowledge`';
}

function found(rule: RuleDescription, text: string): string {
  const reading = readEnvironment({ file: 'environment.yml', bytes: new TextEncoder().encode(text) });
  const { findings } = lintEnvironment(reading);
  return findings
    .filter((finding) => finding.rule === rule.alias)
    .map((finding) => `${showFinding(finding, reading.source)}\n`)
    .join('');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text}\`\`\``;
}
