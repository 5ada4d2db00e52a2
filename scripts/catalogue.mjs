// Writes src/catalog/cmdlets/cmdlets.txt: node scripts/catalogue.mjs FACTS. FACTS is a JSON file, plain or gzipped, of
// cmdlet signatures parsed from Microsoft's public documentation; docs/cmdlets.md describes its form and sources.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const path = process.argv[2];
if (path === undefined) throw new Error('Name the file of facts.');
const bytes = readFileSync(path);
const facts = JSON.parse((bytes[0] === 0x1f ? gunzipSync(bytes) : bytes).toString('utf8'));

const products = {
  ...{ E10: 'a', E13: 'b', E16: 'c', E19: 'd', ESE: 'e', EXO: 'o', SCC: 's', EOP: 'p' },
  ...{ L10: 'k', L13: 'l', S15: 'm', S19: 'n', SFBO: 'f', TEAMS: 't' },
  ...{ W12: '1', W12R2: '2', W16: '3', W19: '4', W22: '5', W25: '6' },
};
const modules = {
  ...{ ExchangePowerShell: 'E', SkypeForBusiness: 'S', WebAdministration: 'W', officewebapps: 'O' },
  'Microsoft.Exchange.UM.TroubleshootingTool.dll': 'U',
};
/** A switch has no type written. Types that no rule asks for, most of them identities, are left out as `*`. */
const shortTypes = {
  ...{ SwitchParameter: '', String: 's', Boolean: 'b', MultiValuedProperty: 'm', 'String[]': 's[]' },
  ...{ Int32: 'i', Int64: 'l', UInt16: 'h', UInt32: 'n', Guid: 'g', Uri: 'u', DateTime: 'd', TimeSpan: 't' },
  ...{ PSObject: 'o', PSCredential: 'c', SecureString: 'p' },
};
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

const { _meta: meta, cmdlets } = facts;
const enumerations = new Map(
  Object.entries(meta.enumTypes).filter(
    ([type]) => meta.enumTypesDisagree?.[type] === undefined && !type.endsWith('IdParameter'),
  ),
);

const codes = (list = []) => list.map((product) => products[product] ?? '').join('');
/** Where a cmdlet or a parameter applies; a capital stands for what most say. */
function applicability({ applies, formerlyApplied }) {
  const text = `${codes(applies)}${formerlyApplied === undefined ? '' : `~${codes(formerlyApplied)}`}`;
  return capitals.get(text) ?? text;
}

const counts = new Map();
for (const one of Object.values(cmdlets).flatMap((cmdlet) => [cmdlet, ...Object.values(cmdlet.parameters)])) {
  if (one.applies === undefined || one.formerlyApplied !== undefined) continue;
  counts.set(codes(one.applies), (counts.get(codes(one.applies)) ?? 0) + 1);
}
const capitals = new Map(
  [...counts]
    .filter(([text]) => text.length > 1)
    .sort(([a, count], [b, other]) => other - count || (a < b ? -1 : 1))
    .slice(0, 26)
    .map(([text], index) => [text, String.fromCharCode(65 + index)]),
);

/** The enumeration that a type is, without its values where the parameter has its own. */
function otherType(type, values) {
  if (shortTypes[type] !== undefined) return shortTypes[type];
  const list = type.endsWith('[]') ? '[]' : '';
  const name = type.replace('[]', '');
  return enumerations.has(name) && values.length === 0 ? `${name}${list}` : `*${list}`;
}

function membership(sets, names) {
  const entries = Object.entries(sets);
  if (entries.length === 0) return '-';
  const plain = entries.every(([, { required, position }]) => !required && position === undefined);
  if (plain && entries.length === names.length) return '';
  return entries
    .map(
      ([set, { required, position }]) =>
        `${letters[names.indexOf(set)]}${position ?? ''}${required ? '!' : ''}`,
    )
    .join('');
}

/**
 * The values that some version of the page names. Of a parameter that takes any text, or the name of an object, a list
 * in the page's prose is only examples.
 */
function valuesOf({ type, values = [], valuesFrom = [], valuesBySource = {} }) {
  const isProse = valuesFrom.every((source) => source === 'prose');
  if (
    /IdParameter(\[\])?$/.test(type) ||
    (isProse && /^(String|MultiValuedProperty|PSListModifier)/.test(type))
  )
    return [];
  return [...new Set([...values, ...Object.values(valuesBySource).flat()].map(String))];
}

function parameterOf(name, parameter, names) {
  const doubtful = parameter.yamlRequired !== undefined || parameter.yamlSets !== undefined ? '?' : '';
  const values = valuesOf(parameter);
  const fields = [
    [name, ...(parameter.aliases ?? [])].join('/'),
    otherType(parameter.type, values),
    membership(parameter.sets, names) + doubtful,
    parameter.applies === undefined && parameter.formerlyApplied === undefined
      ? ''
      : applicability({ applies: parameter.applies, formerlyApplied: parameter.formerlyApplied }),
    values.join('|') + (parameter.valuesOpen ? '|' : ''),
    parameter.pipeline === undefined ? '' : 'p',
  ];
  return fields.join(':').replace(/:+$/, '');
}

const isPlain = (parameter) =>
  parameter !== undefined && parameter.applies === undefined && parameter.formerlyApplied === undefined;

function lineOf([name, cmdlet]) {
  const names = Object.keys(cmdlet.parameterSets);
  const { Confirm, WhatIf } = cmdlet.parameters;
  const impliesBoth =
    isPlain(Confirm) &&
    isPlain(WhatIf) &&
    [Confirm, WhatIf].every(({ sets }) => membership(sets, names) === '');
  const sets = names.map((set) => (cmdlet.parameterSets[set].default ? `${set}*` : set));
  const parameters = Object.entries(cmdlet.parameters)
    .filter(([one]) => !impliesBoth || (one !== 'Confirm' && one !== 'WhatIf'))
    .map(([one, parameter]) => parameterOf(one, parameter, names));
  const removed = Object.entries(cmdlet.removedFromDocs ?? {}).map(
    ([one, { applies }]) => `${one}:${codes(applies)}`,
  );
  return [
    name,
    modules[cmdlet.module] + (impliesBoth ? 'c' : ''),
    applicability(cmdlet),
    cmdlet.doc.replace(/^.*:(.*\/)[^/]*$/, (_all, folder) => (folder.includes('winserver') ? folder : '')),
    sets.join(','),
    parameters.join(' '),
    removed.join(' '),
  ]
    .join('\t')
    .trimEnd();
}

const sources = meta.sources.map(
  ({ repo, commit, date, license }) => `# ${repo} at ${commit} of ${date}, ${license}`,
);
const text = [
  '# Signatures of cmdlets, taken from documentation by Microsoft Corporation and rearranged. Written by scripts/catalogue.mjs.',
  ...sources,
  '# https://creativecommons.org/licenses/by/4.0/. Names, types, flags and values only, rearranged; no prose.',
  '# src/catalog/cmdlets/read-cmdlet.ts describes the lines.',
  ...[...enumerations].map(([type, values]) => `=\t${type}\t${values.join('|')}`),
  ...[...capitals].map(([text, capital]) => `@\t${capital}\t${text}`),
  ...Object.entries(cmdlets).map(lineOf),
].join('\n');
const target = fileURLToPath(new URL('../src/catalog/cmdlets/cmdlets.txt', import.meta.url));
writeFileSync(target, `${text}\n`);
