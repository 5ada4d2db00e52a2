import { type EnvironmentKey, environmentKeys } from '../../src/environment/environment-keys.ts';

const introduction = `# The environment file

One YAML file describes one environment: one Exchange organisation with its Lync or Skype for Business deployment.
\`owa-im plan\` reads it; every value is used literally. Nothing secret is ever in it.

* YAML 1.2, UTF-8, one document, at most one megabyte. Unknown and repeated keys are refused, merge keys (\`<<\`), tags and
  directives too. An anchor and its aliases may stand for a value (\`certificate: &public\`, \`certificate: *public\`).
* Every fault is shown at once, with file, line, column, key path and remedy. Only a file that is not YAML is reported by
  its first fault alone. A fault of shape makes the exit code 2, a contradiction that a [rule](rules.md) finds 1.
* A key without default is required; where the table names a feature, only while that feature is on. A key of a feature
  that is off has no effect, and is said.
* Absent or false means unmanaged, never removed. Removal is asked for by \`state: absent\`.
* Paths are relative to the file and stay in its folder.

Editors complete and check it with \`schema/environment.schema.json\`: a first line such as
\`# yaml-language-server: $schema=../schema/environment.schema.json\` tells them so. Complete examples are in \`examples/\`.
`;

/** docs/environment.md: every key, in the order of the schema. */
export function environmentPage(): string {
  const keys = environmentKeys();
  const sections = [
    ...new Set(keys.filter(({ kind }) => kind === 'value').map(({ path }) => sectionOf(path, keys))),
  ];
  const tables = sections.map((section) => {
    const about = keys.find(({ path }) => path === section);
    const heading = section === '' ? '## At the top' : `## \`${section}\``;
    const rows = keys
      .filter(({ kind, path }) => kind === 'value' && sectionOf(path, keys) === section)
      .map(row);
    return [
      heading,
      ...(about === undefined ? [] : [about.description]),
      ['| key | type | default | features | meaning | example |', '|---|---|---|---|---|---|', ...rows].join(
        '\n',
      ),
    ].join('\n\n');
  });
  return `<!-- Written by scripts/docs-environment.mjs. Do not edit. -->\n\n${[introduction.trimEnd(), ...tables].join('\n\n')}\n`;
}

function row(key: EnvironmentKey): string {
  const fallback = key.fallback === undefined ? '' : code(key.fallback);
  const required =
    key.required === undefined
      ? ''
      : key.required === 'always'
        ? '**required**'
        : `**required ${key.required}**`;
  const cells = [
    `\`${key.path.slice(key.path.lastIndexOf('.') + 1)}\``,
    key.unit === undefined ? key.type : `${key.type}; ${key.unit}`,
    [required, fallback].filter((text) => text !== '').join(', else '),
    key.features.map((feature) => `\`${feature}\``).join(', ') || 'all',
    key.description,
    key.example === undefined
      ? ''
      : `\`${JSON.stringify(key.example)
          .replace(/^"(.*)"$/, '$1')
          .replaceAll('\\\\', '\\')}\``,
  ];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** A default that is a value, not a sentence, is shown as code. */
function code(fallback: string): string {
  return fallback.includes('`') || fallback.includes(' ') || fallback === 'none' || fallback === 'both'
    ? fallback
    : `\`${fallback}\``;
}

/** The longest section that a key stands in. */
function sectionOf(path: string, keys: readonly EnvironmentKey[]): string {
  const own = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  const known = keys.some((key) => key.path === own && key.kind === 'section');
  return known || own === ''
    ? own
    : own.endsWith('[]') && keys.some((key) => `${key.path}[]` === own)
      ? own.slice(0, -2)
      : own;
}
