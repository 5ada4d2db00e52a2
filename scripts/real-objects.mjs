// Writes test/real-objects/real-objects.json: which properties real objects have, from CLIXML dumps of cmdlet output.
// OWA_IM_CLIXML=<folder> node scripts/real-objects.mjs [--check]
// The dumps belong to others and stay where they are; what is kept are names. With --check it writes nothing and fails
// if the committed file is not what the dumps give.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { XMLParser } from 'fast-xml-parser';

const folder = process.env.OWA_IM_CLIXML;
const target = fileURLToPath(new URL('../test/real-objects/real-objects.json', import.meta.url));
if (folder === undefined) {
  console.error('Set OWA_IM_CLIXML to a folder with dumps that Export-Clixml made of cmdlet output.');
  process.exit(2);
}

/** Which cmdlet gives objects of a type. */
const cmdletOf = new Map([
  ['AuthConfig', 'Get-AuthConfig'],
  ['ExchangeCertificate', 'Get-ExchangeCertificate'],
  ['ExchangeDiagnosticInfoResult', 'Get-ExchangeDiagnosticInfo'],
  ['ADOwaVirtualDirectory', 'Get-OwaVirtualDirectory'],
  ['PartnerApplication', 'Get-PartnerApplication'],
  ['SettingOverride', 'Get-SettingOverride'],
]);
const parser = new XMLParser({ ignoreAttributes: false, parseTagValue: false });

const found = {};
for (const name of readdirSync(folder).sort()) {
  if (!name.endsWith('.xml')) continue;
  const objects = list(parser.parse(readFileSync(join(folder, name), 'utf8')).Objs?.Obj);
  for (const object of objects) {
    const type = String(list(object.TN?.T)[0] ?? typesOf(objects))
      .split('.')
      .at(-1);
    const cmdlet = cmdletOf.get(type);
    if (cmdlet === undefined) continue;
    const properties = membersOf(object).map((member) => member['@_N']);
    const known = found[cmdlet];
    // What one object has and another has not can't be counted on.
    found[cmdlet] = {
      properties:
        known === undefined ? properties : known.properties.filter((one) => properties.includes(one)),
      ...elementsIn(object, known),
    };
  }
}

const sorted = Object.entries(found)
  .sort(([one], [other]) => (one < other ? -1 : 1))
  .map(([cmdlet, { properties, elements }]) => [
    cmdlet,
    { properties: properties.sort(), ...(elements === undefined ? {} : { elements: [...elements].sort() }) },
  ]);
const names = Object.fromEntries(sorted);
if (process.argv[2] !== '--check') writeFileSync(target, `${JSON.stringify(names, null, 2)}\n`);
else if (JSON.stringify(names) !== JSON.stringify(JSON.parse(readFileSync(target, 'utf8')))) {
  console.error('test/real-objects/real-objects.json is not what the dumps give.');
  process.exit(1);
}

/** Later objects of a file only refer to the type of the first one. */
function typesOf(objects) {
  return list(objects.find((one) => one.TN !== undefined)?.TN.T)[0] ?? '';
}

function membersOf(object) {
  return Object.values(object.Props ?? {}).flatMap(list);
}

/** The diagnostic cmdlet gives its answer as XML in one text; `@` marks attributes. */
function elementsIn(object, known) {
  const result = membersOf(object).find((member) => member['@_N'] === 'Result')?.['#text'];
  if (result === undefined) return {};
  const elements = known?.elements ?? new Set();
  const walk = (node) => {
    for (const [name, value] of Object.entries(node ?? {})) {
      if (name.startsWith('@_')) elements.add(`@${name.slice(2)}`);
      else if (!name.startsWith('#')) elements.add(name);
      for (const one of list(value)) if (typeof one === 'object') walk(one);
    }
  };
  walk(parser.parse(result.replaceAll(/_x000[AD]_/g, '\n')));
  return { elements };
}

function list(value) {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}
