import { type EditableSection, locateAppSettings } from './app-settings.ts';
import { type DecodedText, decode } from './encoding.ts';
import { readXml } from './xml.ts';

/** A web.config that may be edited. */
export interface WebConfigDocument {
  readonly bytes: Uint8Array;
  readonly decoded: DecodedText;
  readonly section: EditableSection;
}

/** Throws `Unfit` for everything that is no such file, at its first fault. */
export function readDocument(bytes: Uint8Array): WebConfigDocument {
  const decoded = decode(bytes);
  return { bytes, decoded, section: locateAppSettings(decoded.text, readXml(decoded.text)) };
}
