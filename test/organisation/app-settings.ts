import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** Root-level appSettings by lower-case key, as ConfigurationManager.AppSettings gives them. */
export type AppSettings = ReadonlyMap<string, string>;

type Node = Readonly<Record<string, unknown>>;

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
});

/**
 * What ASP.NET reads from a web.config: keys without regard to case, a later `add` replaces an earlier one, `remove` and
 * `clear` count. Undefined where the whole application would fail: not well-formed, or the section twice.
 */
export function readAppSettings(bytes: Buffer): AppSettings | undefined {
  const text = decode(bytes);
  if (XMLValidator.validate(text) !== true) return undefined;
  const root = (parser.parse(text) as Node[]).find((node) => 'configuration' in node);
  if (root === undefined || attributesOf(root).xmlns !== undefined) return undefined;
  const sections = childrenOf(root, 'configuration').filter((node) => 'appSettings' in node);
  if (sections.length > 1) return undefined;
  const settings = new Map<string, string>();
  for (const entry of sections.flatMap((section) => childrenOf(section, 'appSettings'))) {
    const { key = '', value = '' } = attributesOf(entry);
    if ('clear' in entry) settings.clear();
    if ('remove' in entry) settings.delete(key.toLowerCase());
    if ('add' in entry) settings.set(key.toLowerCase(), value);
  }
  return settings;
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.subarray(2).toString('utf16le');
  return bytes.toString('utf8').replace(/^\u{FEFF}/u, '');
}

function childrenOf(node: Node, name: string): readonly Node[] {
  const children = node[name];
  return Array.isArray(children) ? (children as Node[]) : [];
}

function attributesOf(node: Node): Readonly<Record<string, string>> {
  return (node[':@'] as Record<string, string> | undefined) ?? {};
}
