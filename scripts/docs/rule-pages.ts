import { exchangeGenerations, skypeGenerations } from '../../src/catalog/versions.ts';
import { showFinding } from '../../src/environment/show-finding.ts';
import { allRules } from '../../src/lint/all-rules.ts';
import { type FileKind, fileKinds } from '../../src/lint/file-kind.ts';
import type { Category, Example, RuleDescription } from '../../src/lint/rule.ts';
import { kindOfRule, lintExample } from './lint-example.ts';

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

const languages: Readonly<Record<FileKind, string>> = {
  environment: 'yaml',
  powershell: 'powershell',
  'web-config': 'xml',
  workflow: 'yaml',
};

/** docs/rules.md and docs/rules/<alias>.md, by path. What a page shows as found is what the rule finds. */
export async function rulePages(): Promise<ReadonlyMap<string, string>> {
  const rules = allRules();
  const pages = new Map([['docs/rules.md', overview(rules)]]);
  for (const rule of rules) pages.set(`docs/rules/${rule.alias}.md`, await page(rule));
  return pages;
}

const kinds: Readonly<Record<FileKind | 'frame', string>> = {
  environment: 'Environment files',
  powershell: 'PowerShell: `.ps1`, `.psm1`, `.psd1`',
  'web-config': 'web.config files: `.config`',
  workflow: 'Workflows and actions',
  frame: 'Every file',
};

/** By kind of file, within one by category where there are several. */
function overview(rules: readonly RuleDescription[]): string {
  const groups = [...fileKinds, 'frame'] as const;
  const tables = groups.flatMap((kind) => {
    const own = rules.filter((rule) => (rule.category === 'frame' ? 'frame' : kindOfRule(rule)) === kind);
    const present = (Object.keys(categories) as Category[]).filter((category) =>
      own.some((rule) => rule.category === category),
    );
    return [
      `## ${kinds[kind]}`,
      ...present.flatMap((category) => [
        ...(present.length > 1 ? [`### ${categories[category]}`] : []),
        table(own.filter((rule) => rule.category === category)),
      ]),
    ];
  });
  const introduction = `# Rules

A fault of shape makes the exit code 2. Of the others, an error fails \`plan\` and \`lint\` (exit code 1, \`lint-failed\`);
\`--fail-on\` changes from which severity on. What is refused (\`unsupported\`, exit code 1) is refused whatever
\`--fail-on\` says. A warning can be accepted under \`acknowledge\`, by id or name and with a reason; some fail like an
error until they are. An error can't be accepted. [lint.md](lint.md) tells how a finding in any file is suppressed. Which
products fit together is in [support-matrix.md](support-matrix.md).`;
  return `${note}\n\n${introduction}\n\n${tables.join('\n\n')}\n`;
}

function table(rules: readonly RuleDescription[]): string {
  const rows = rules.map(
    (rule) =>
      `| ${rule.id} | [${rule.alias}](rules/${rule.alias}.md) | ${rule.severity}${inShort(rule)} | ${rule.summary.replaceAll('|', '\\|')} |`,
  );
  return ['| id | rule | severity | finds |', '|---|---|---|---|', ...rows].join('\n');
}

async function page(rule: RuleDescription): Promise<string> {
  const fence = `\`\`\`${languages[kindOfRule(rule)]}`;
  const bad = await Promise.all(rule.bad.map((example) => found(rule, example)));
  const parts = [
    note,
    `# ${rule.id} ${rule.alias}`,
    rule.summary,
    `Severity: ${rule.severity}${atLength(rule)}. Category: ${inSentence(categories[rule.category])}.`,
    rule.why,
    ...rule.bad.flatMap((example, index) => [
      `## Found: ${example.title.replace(/\.$/, '')}`,
      ...around(example),
      fenced(fence, example.text),
      fenced('```text', bad[index] ?? ''),
    ]),
    ...rule.good.flatMap((example) => [
      `## Left alone: ${example.title.replace(/\.$/, '')}`,
      ...around(example),
      fenced(fence, example.text),
    ]),
    `Source: ${rule.source}`,
  ];
  return `${parts.join('\n\n')}\n`;
}

/** What an example needs to be known beside its text. */
function around({ file, context, encoding }: Example): string[] {
  const { exchange, skype, powershell } = context?.products ?? {};
  const products = [
    exchange === undefined ? '' : exchangeGenerations[exchange].product,
    skype === undefined ? '' : skypeGenerations[skype].product,
    powershell === undefined ? '' : `PowerShell ${powershell}`,
  ].filter((text) => text !== '');
  const words = [
    file === undefined ? '' : `The file is \`${file}\`.`,
    encoding === undefined ? '' : `It is saved as ${encoding}.`,
    products.length === 0 ? '' : `For ${products.join(', ')}.`,
    context?.server === undefined ? '' : `The server: \`${JSON.stringify(context.server)}\`.`,
    context?.environments === undefined ? '' : `Environments: ${context.environments.join(', ')}.`,
  ].filter((text) => text !== '');
  return words.length === 0 ? [] : [words.join(' ')];
}

/** A name of several words as a sentence goes on with it; PowerShell stays. */
function inSentence(name: string): string {
  return name.replace(/^[A-Z](?=[a-z]+\b)/, (letter) => letter.toLowerCase());
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

async function found(rule: RuleDescription, example: Example): Promise<string> {
  const { findings, source } = await lintExample(kindOfRule(rule), example);
  return findings
    .filter((finding) => finding.rule === rule.alias)
    .map((finding) => `${showFinding(finding, source)}\n`)
    .join('');
}

/** A byte order mark would be invisible, and a text need not end its last line. */
function fenced(fence: string, text: string): string {
  const shown = text.replace(/^\uFEFF/, '');
  return `${fence}\n${shown}${shown === '' || shown.endsWith('\n') ? '' : '\n'}\`\`\``;
}
