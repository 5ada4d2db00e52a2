import { sha256 } from '../system/sha256.ts';
import { locateKey } from './app-settings.ts';
import { attributeText, isXmlText } from './attribute-text.ts';
import { readDocument, type WebConfigDocument } from './document.ts';
import { formatInverse, type KeyChange } from './inverse.ts';
import { sortKeys, type WebConfigKey } from './keys.ts';
import { appendElements } from './layout.ts';
import { orRefused, problemAfter, Unfit, type WebConfigProblem } from './problem.ts';
import { attributeOf, sameText } from './section.ts';
import { type Change, splice } from './splice.ts';
import type { XmlElement } from './xml.ts';

/** `inverse` is the text of `formatInverse`; a file that is right already gives its own bytes back. */
export type EditResult =
  | {
      readonly kind: 'edited';
      readonly bytes: Uint8Array;
      readonly inverse: string;
      readonly warnings: readonly WebConfigProblem[];
    }
  | { readonly kind: 'refused'; readonly problem: WebConfigProblem };

/**
 * Gives keys of the root-level appSettings their values: an existing value is replaced between its quotes, a new
 * key becomes one of the last elements, and no other byte changes. A value that differs only in the case of ASCII
 * letters is right already. The PowerShell of `runbook/engine/WebConfig.ps1` does the same to the byte.
 */
export function editWebConfig(bytes: Uint8Array, keys: readonly WebConfigKey[]): EditResult {
  const sorted = sortKeys(keys);
  return orRefused(() => {
    const document = readDocument(bytes);
    const changes: Change[] = [];
    const added: WebConfigKey[] = [];
    const changed: KeyChange[] = [];
    for (const { key, value } of sorted) {
      const entry = locateKey(document.decoded.text, document.section, key);
      const before = entry === undefined ? undefined : (attributeOf(entry, 'value')?.value ?? '');
      if (before !== undefined && sameText(before, value)) continue;
      if (!isXmlText(value)) throw unwritable(document, entry ?? document.section.element, key);
      changed.push({ key, value, before });
      if (entry === undefined) added.push({ key, value });
      else changes.push(setValue(entry, value));
    }
    if (added.length > 0) {
      const lines = added.map(({ key, value }) => `<add key="${key}" value="${attributeText(value)}" />`);
      changes.push(appendElements(document.decoded.text, document.section, lines));
    }
    const { bytes: result, ranges } = splice(bytes, document.decoded, changes);
    const inverse = formatInverse({ before: sha256(bytes), after: sha256(result), ranges, keys: changed });
    return { kind: 'edited', bytes: result, inverse, warnings: document.section.warnings };
  });
}

/** Replaces the value between its quotes; an entry without a value attribute gets one behind its key. */
export function setValue(entry: XmlElement, value: string): Change {
  const present = attributeOf(entry, 'value');
  if (present !== undefined) {
    const length = present.valueEnd - present.valueAt;
    return { at: present.valueAt, length, text: attributeText(value) };
  }
  const key = attributeOf(entry, 'key');
  const at = key === undefined ? entry.tagEnd : key.valueEnd + 1;
  return { at, length: 0, text: ` value="${attributeText(value)}"` };
}

function unwritable({ decoded }: WebConfigDocument, place: XmlElement, key: string): Unfit {
  return new Unfit(
    problemAfter(
      decoded.text.slice(0, place.at),
      'value',
      `The new value of ${key} has a character that XML can't hold.`,
      'Correct the value in the environment file.',
    ),
  );
}
