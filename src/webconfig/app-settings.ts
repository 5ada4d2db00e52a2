import { problemAfter, Unfit, type WebConfigProblem } from './problem.ts';
import { type AppSettings, entriesOf, findAppSettings } from './section.ts';
import { keyFaults, sectionFaults, sectionWarnings, type WebConfigFault } from './section-faults.ts';
import type { XmlElement } from './xml.ts';

/** The appSettings of a web.config that may be edited. */
export interface EditableSection extends AppSettings {
  readonly warnings: readonly WebConfigProblem[];
}

/** Throws `Unfit` for every file in which a key put into its appSettings would not count, or would break it. */
export function locateAppSettings(text: string, elements: readonly XmlElement[]): EditableSection {
  stopAtFirst(text, sectionFaults(elements));
  const section = findAppSettings(elements);
  if (section === undefined) throw new TypeError('a file without appSettings has a fault');
  const warnings = sectionWarnings(section.element).map((fault) => problemOf(text, fault));
  return { ...section, warnings };
}

/** The entry of a key, or undefined; throws `Unfit` where it is not certain that a new value would count. */
export function locateKey(text: string, section: AppSettings, key: string): XmlElement | undefined {
  stopAtFirst(text, keyFaults(section, key));
  return entriesOf(section, key)[0];
}

function stopAtFirst(text: string, faults: Iterable<WebConfigFault>): void {
  for (const fault of faults) throw new Unfit(problemOf(text, fault));
}

function problemOf(text: string, { at, code, message, remedy }: WebConfigFault): WebConfigProblem {
  return problemAfter(text.slice(0, at), code, message, remedy);
}
