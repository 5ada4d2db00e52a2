import type { XmlAttribute, XmlElement } from './xml.ts';

/** The one root-level appSettings of a web.config; those inside a `location` with a path are another address's. */
export interface AppSettings {
  readonly element: XmlElement;
  /** Its child elements, in order. */
  readonly children: readonly XmlElement[];
}

/** The first root-level appSettings of a document's elements. */
export function findAppSettings(elements: readonly XmlElement[]): AppSettings | undefined {
  const element = elements.find((one) => one.depth === 2 && one.name === 'appSettings');
  return element === undefined ? undefined : { element, children: childrenOf(element, elements) };
}

export function childrenOf(element: XmlElement, elements: readonly XmlElement[]): readonly XmlElement[] {
  return elements.filter(
    (one) => one.depth === element.depth + 1 && one.at >= element.tagEnd && one.end <= element.closeAt,
  );
}

/** All `add` elements of a key, however its case is written. */
export function entriesOf(section: AppSettings, key: string): readonly XmlElement[] {
  return section.children.filter((one) => isEntryOf(one, 'add', key));
}

export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((one) => one.name === name);
}

export function isEntryOf(element: XmlElement, name: 'add' | 'remove', key: string): boolean {
  return element.name === name && sameText(attributeOf(element, 'key')?.value ?? '', key);
}

/** OWA looks thumbprints and host names up without regard to case, and ASP.NET its keys; only ASCII letters fold. */
export function sameText(a: string, b: string): boolean {
  return lower(a) === lower(b);
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}
