import { attributeText } from './attribute-text.ts';
import { sortKeys, type WebConfigKey } from './keys.ts';

/**
 * The edit as a transform for Microsoft's XDT engine (`TransformXml`, Visual Studio, Octopus and others).
 * XDT finds keys by case, edits entries that a later clear takes back, and changes files that ASP.NET then refuses;
 * so the locators fold case, dead entries go first, and the section's condition turns a file that must not be
 * edited into an error, since children of an element that is not found are one.
 * What XDT can't do: keep every other byte, or see values that come from `file=`.
 */
export function makeTransform(keys: readonly WebConfigKey[]): string {
  const sorted = sortKeys(keys);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    "<!-- For tools that apply XDT transforms to OWA's own web.config, ClientAccess\\Owa\\web.config on this server.",
    '     It ends in an error where appSettings is missing, repeated, encrypted or in another file, and on the',
    '     front-end proxy\'s file. It does not see values from a file named by file="...". -->',
    '<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">',
    `  <appSettings xdt:Locator="${condition(sectionCondition)}">`,
    ...sorted.flatMap(keyLines),
    '  </appSettings>',
    '</configuration>',
    '',
  ].join('\n');
}

const sectionCondition = [
  'count(../appSettings) = 1',
  'not(@configSource)',
  'not(@configProtectionProvider)',
  "not(*[local-name() = 'EncryptedData'])",
  `not(add[${isKey('HttpProxy.ProtocolType')}])`,
].join(' and ');

function keyLines({ key, value }: WebConfigKey): readonly string[] {
  const pair = `key="${key}" value="${attributeText(value)}"`;
  const own = condition(isKey(key));
  const dead = condition(
    `${isKey(key)} and (following-sibling::clear or following-sibling::remove[${isKey(key)}])`,
  );
  return [
    `    <!-- ${key}: an entry that a later clear or remove takes back goes; then it is added, or set where it is. -->`,
    // The engine spells the attribute so.
    `    <add xdt:Locator="${dead}" xdt:Transform="RemoveAll" xdt:SupressWarnings="true" />`,
    `    <add ${pair} xdt:Locator="${own}" xdt:Transform="InsertIfMissing" />`,
    `    <add ${pair} xdt:Locator="${own}" xdt:Transform="SetAttributes(value)" />`,
  ];
}

/** XPath 1.0 has no comparison without case. Names of keys hold no quotes. */
function isKey(key: string): string {
  const folded = "translate(@key, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ', 'abcdefghijklmnopqrstuvwxyz')";
  return `${folded} = '${key.toLowerCase()}'`;
}

function condition(xpath: string): string {
  return `Condition(${xpath})`;
}
