import { brief, type ProblemCode } from './problem.ts';
import { type AppSettings, attributeOf, childrenOf, entriesOf, isEntryOf } from './section.ts';
import type { XmlAttribute, XmlElement } from './xml.ts';

/** One thing at one place of a file's text; offsets, the end exclusive. */
export interface WebConfigFault {
  readonly code: ProblemCode;
  readonly at: number;
  readonly end: number;
  readonly message: string;
  readonly remedy: string;
}

/**
 * Why a key put into this file's root-level appSettings would not count, or would break the file: the first is the
 * edit's refusal, the rest a person should know as well. Nothing follows one that leaves no section to judge.
 */
export function* sectionFaults(elements: readonly XmlElement[]): Generator<WebConfigFault, undefined> {
  const root = elements.find((element) => element.depth === 1);
  if (root === undefined) {
    yield { code: 'root', at: 0, end: 0, message: 'There is no root element.', remedy: ownFile };
    return;
  }
  const namespace = attributeOf(root, 'xmlns');
  if (root.name.endsWith(':configuration') || namespace !== undefined) {
    yield fault(namespace ?? root, 'namespace', 'The root element is in a namespace.', withoutNamespace);
    return;
  }
  if (root.name !== 'configuration') {
    const message = `The root element is ${brief(root.name)}, not configuration.`;
    yield fault(root, 'root', message, ownFile);
    return;
  }
  const [element, ...others] = elements.filter((one) => one.depth === 2 && one.name === 'appSettings');
  if (element === undefined) {
    yield {
      code: 'no-section',
      at: root.closeAt,
      end: root.end,
      message: 'There is no appSettings directly in configuration.',
      remedy:
        "Make sure that this is the back end's OWA file, or add <appSettings></appSettings> before </configuration>.",
    };
    return;
  }
  for (const other of others) {
    const message = 'There is a second appSettings in configuration.';
    yield fault(other, 'repeated-section', message, 'ASP.NET refuses such a file. Join the two sections.');
  }
  yield* ownFaults(element, childrenOf(element, elements));
}

function* ownFaults(
  element: XmlElement,
  children: readonly XmlElement[],
): Generator<WebConfigFault, undefined> {
  const frontEnd = children.find((one) => isEntryOf(one, 'add', 'HttpProxy.ProtocolType'));
  if (frontEnd !== undefined) {
    yield fault(frontEnd, 'front-end', "This is the front-end proxy's file.", ownFile);
  }
  const source = attributeOf(element, 'configSource');
  if (source !== undefined) {
    const remedy = 'Bring its entries back into this file, or set the keys in that file by hand.';
    yield fault(source, 'config-source', 'appSettings comes from another file (configSource).', remedy);
  }
  const protection =
    attributeOf(element, 'configProtectionProvider') ??
    children.find((one) => one.name.replace(/^.*:/, '') === 'EncryptedData');
  if (protection !== undefined) {
    const remedy = 'Decrypt the section (aspnet_regiis -pdf appSettings), apply, and encrypt it again.';
    yield fault(protection, 'protected', 'appSettings is encrypted.', remedy);
  }
  const namespace = attributeOf(element, 'xmlns');
  if (namespace !== undefined) {
    yield fault(namespace, 'namespace', 'appSettings is in a namespace.', withoutNamespace);
  }
}

/** What does not stop an edit, and may undo it all the same. */
export function sectionWarnings(element: XmlElement): readonly WebConfigFault[] {
  return warningAttributes.flatMap(({ name, code, message, remedy }) => {
    const found = attributeOf(element, name);
    return found === undefined ? [] : [fault(found, code, message, remedy)];
  });
}

/** Why a new value of the key might not count; the first is the edit's refusal. */
export function* keyFaults(section: AppSettings, key: string): Generator<WebConfigFault, undefined> {
  const [entry, ...others] = entriesOf(section, key);
  for (const other of others) {
    yield fault(
      other,
      'repeated-key',
      `The key ${key} is there twice.`,
      'The last one counts. Remove the others.',
    );
  }
  if (entry === undefined || others.length > 0) return;
  const written = attributeOf(entry, 'key')?.value ?? '';
  if (written !== key) {
    const remedy = `ASP.NET takes both for one. Write it ${key}.`;
    yield fault(entry, 'key-case', `The key ${key} is written ${written}.`, remedy);
  }
  const killer = section.children.find(
    (one) => one.at > entry.at && (one.name === 'clear' || isEntryOf(one, 'remove', key)),
  );
  if (killer !== undefined) {
    const message = `This ${killer.name} takes the key ${key} back.`;
    yield fault(killer, 'dead-key', message, 'Move it before the key, or remove it.');
  }
}

/** At an attribute, or at an element's start tag. */
function fault(
  place: XmlElement | XmlAttribute,
  code: ProblemCode,
  message: string,
  remedy: string,
): WebConfigFault {
  const end = 'tagEnd' in place ? place.tagEnd : place.valueEnd + 1;
  return { code, at: place.at, end, message, remedy };
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
