import { brief, type ProblemCode, problemAfter, Unfit, type WebConfigProblem } from './problem.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** The one root-level appSettings of a web.config that may be edited. */
export interface AppSettings {
  readonly element: XmlElement;
  /** Its child elements, in order. */
  readonly children: readonly XmlElement[];
  readonly warnings: readonly WebConfigProblem[];
}

/**
 * Finds the appSettings that ASP.NET reads for the application itself; those inside a `location` with a path are
 * another address's. Throws `Unfit` for every file in which a key put there would not count, or would break it.
 */
export function locateAppSettings(text: string, elements: readonly XmlElement[]): AppSettings {
  const stop = (at: number, code: ProblemCode, message: string, remedy: string): Unfit =>
    new Unfit(problemAfter(text.slice(0, at), code, message, remedy));
  const root = elements.find((element) => element.depth === 1);
  if (root === undefined) throw stop(0, 'root', 'There is no root element.', ownFile);
  if (root.name.endsWith(':configuration') || attributeOf(root, 'xmlns') !== undefined) {
    throw stop(
      attributeOf(root, 'xmlns')?.at ?? root.at,
      'namespace',
      'The root element is in a namespace.',
      withoutNamespace,
    );
  }
  if (root.name !== 'configuration') {
    throw stop(root.at, 'root', `The root element is ${brief(root.name)}, not configuration.`, ownFile);
  }
  const [element, second] = elements.filter((one) => one.depth === 2 && one.name === 'appSettings');
  if (element === undefined) {
    throw stop(
      root.closeAt,
      'no-section',
      'There is no appSettings directly in configuration.',
      "Make sure that this is the back end's OWA file, or add <appSettings></appSettings> before </configuration>.",
    );
  }
  if (second !== undefined) {
    throw stop(
      second.at,
      'repeated-section',
      'There is a second appSettings in configuration.',
      'ASP.NET refuses such a file. Join the two sections.',
    );
  }
  const children = elements.filter(
    (one) => one.depth === 3 && one.at >= element.tagEnd && one.end <= element.closeAt,
  );
  const frontEnd = children.find((one) => isEntryOf(one, 'add', 'HttpProxy.ProtocolType'));
  if (frontEnd !== undefined) {
    throw stop(frontEnd.at, 'front-end', "This is the front-end proxy's file.", ownFile);
  }
  const source = attributeOf(element, 'configSource');
  if (source !== undefined) {
    throw stop(
      source.at,
      'config-source',
      'appSettings comes from another file (configSource).',
      'Bring its entries back into this file, or set the keys in that file by hand.',
    );
  }
  const protection =
    attributeOf(element, 'configProtectionProvider')?.at ??
    children.find((one) => one.name.replace(/^.*:/, '') === 'EncryptedData')?.at;
  if (protection !== undefined) {
    throw stop(
      protection,
      'protected',
      'appSettings is encrypted.',
      'Decrypt the section (aspnet_regiis -pdf appSettings), apply, and encrypt it again.',
    );
  }
  const namespace = attributeOf(element, 'xmlns');
  if (namespace !== undefined) {
    throw stop(namespace.at, 'namespace', 'appSettings is in a namespace.', withoutNamespace);
  }
  const warnings = warningAttributes.flatMap(({ name, code, message, remedy }) => {
    const found = attributeOf(element, name);
    return found === undefined ? [] : [problemAfter(text.slice(0, found.at), code, message, remedy)];
  });
  return { element, children, warnings };
}

/** The entry of a key, or undefined; throws `Unfit` where it is not certain that a new value would count. */
export function locateKey(text: string, section: AppSettings, key: string): XmlElement | undefined {
  const stop = (element: XmlElement, code: ProblemCode, message: string, remedy: string): Unfit =>
    new Unfit(problemAfter(text.slice(0, element.at), code, message, remedy));
  const [entry, second] = entriesOf(section, key);
  if (second !== undefined) {
    throw stop(
      second,
      'repeated-key',
      `The key ${key} is there twice.`,
      'The last one counts. Remove the others.',
    );
  }
  if (entry === undefined) return undefined;
  const written = attributeOf(entry, 'key')?.value ?? '';
  if (written !== key) {
    throw stop(
      entry,
      'key-case',
      `The key ${key} is written ${written}.`,
      `ASP.NET takes both for one. Write it ${key}.`,
    );
  }
  const killer = section.children.find(
    (one) => one.at > entry.at && (one.name === 'clear' || isEntryOf(one, 'remove', key)),
  );
  if (killer !== undefined) {
    throw stop(
      killer,
      'dead-key',
      `This ${killer.name} takes the key ${key} back.`,
      'Move it before the key, or remove it.',
    );
  }
  return entry;
}

/** All `add` elements of a key, however its case is written. */
export function entriesOf(section: AppSettings, key: string): readonly XmlElement[] {
  return section.children.filter((one) => isEntryOf(one, 'add', key));
}

export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((one) => one.name === name);
}

/** OWA looks thumbprints and host names up without regard to case, and ASP.NET its keys; only ASCII letters fold. */
export function sameText(a: string, b: string): boolean {
  return lower(a) === lower(b);
}

function isEntryOf(element: XmlElement, name: 'add' | 'remove', key: string): boolean {
  return element.name === name && sameText(attributeOf(element, 'key')?.value ?? '', key);
}

function lower(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

const ownFile = "Give the back end's OWA file, ClientAccess\\Owa\\web.config below Exchange's install path.";
const withoutNamespace = 'Remove its xmlns attribute or prefix.';

const warningAttributes: readonly {
  readonly name: string;
  readonly code: ProblemCode;
  readonly message: string;
  readonly remedy: string;
}[] = [
  {
    name: 'file',
    code: 'file-attribute',
    message: 'appSettings is completed from another file (file=).',
    remedy: 'Make sure that the file does not hold these keys: it would win.',
  },
  {
    name: 'configBuilders',
    code: 'config-builders',
    message: 'appSettings is completed by configuration builders (configBuilders=).',
    remedy: 'Make sure that no builder gives these keys: it would win.',
  },
];
