import { certificateThumbprintKey, imServerNameKey } from '../../catalog/web-config-keys.ts';
import type { SourceText } from '../../environment/source-text.ts';
import { decode } from '../../webconfig/encoding.ts';
import { orRefused, type WebConfigProblem } from '../../webconfig/problem.ts';
import { findAppSettings } from '../../webconfig/section.ts';
import {
  keyFaults,
  sectionFaults,
  sectionWarnings,
  type WebConfigFault,
} from '../../webconfig/section-faults.ts';
import { readXml, type XmlElement } from '../../webconfig/xml.ts';
import type { TextFile } from '../text-file.ts';
import type { WebConfigFile } from './web-config-file.ts';

/** Never throws for what the file holds: what can't be read is a fault of the model. */
export function readWebConfigFile(file: TextFile): WebConfigFile {
  const bytes = orRefused(() => decode(file.bytes));
  if ('problem' in bytes) return unreadable(file, bytes.problem);
  const elements = orRefused(() => readXml(file.source.text));
  if ('problem' in elements) return unreadable(file, elements.problem);
  const section = findAppSettings(elements);
  const faults =
    section === undefined
      ? [...sectionFaults(elements)]
      : [
          ...sectionFaults(elements),
          ...sectionWarnings(section.element),
          ...keyFaults(section, certificateThumbprintKey),
          ...keyFaults(section, imServerNameKey),
        ];
  return { ...file, elements, faults, section, inLocations: sectionsInLocations(elements) };
}

function unreadable(file: TextFile, problem: WebConfigProblem): WebConfigFile {
  const faults = [faultOf(problem, file.source)];
  return { ...file, elements: [], faults, section: undefined, inLocations: [] };
}

function faultOf(
  { code, line, column, message, remedy }: WebConfigProblem,
  source: SourceText,
): WebConfigFault {
  const at = source.offsetOf({ line, column });
  return { code, at, end: at, message, remedy };
}

/** In one pass: a file may hold a hundred thousand of them. */
function sectionsInLocations(elements: readonly XmlElement[]): WebConfigFile['inLocations'] {
  const found: { location: XmlElement; section: { element: XmlElement; children: XmlElement[] } }[] = [];
  let location: XmlElement | undefined;
  let children: XmlElement[] | undefined;
  for (const element of elements) {
    if (element.depth <= 2) location = element.name === 'location' ? element : undefined;
    else if (element.depth === 3) {
      children = location !== undefined && element.name === 'appSettings' ? [] : undefined;
      if (location !== undefined && children !== undefined)
        found.push({ location, section: { element, children } });
    } else children?.push(element);
  }
  return found;
}
