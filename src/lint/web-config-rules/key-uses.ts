import { exchangeGenerations } from '../../catalog/versions.ts';
import { certificateThumbprintKey, imServerNameKey } from '../../catalog/web-config-keys.ts';
import type { Range } from '../../environment/source-text.ts';
import { type AppSettings, attributeOf, entriesOf } from '../../webconfig/section.ts';
import type { XmlElement } from '../../webconfig/xml.ts';
import type { WebConfigFile } from './web-config-file.ts';

/** The two keys that OWA of Exchange 2013 reads. */
export const instantMessagingKeys = [certificateThumbprintKey, imServerNameKey] as const;

/** One `add` of a key; `at` is its value between the quotes, or its tag where it has none. */
export interface KeyUse {
  readonly entry: XmlElement;
  readonly value: string;
  readonly at: Range;
}

export function keyUses(section: AppSettings | undefined, key: string): readonly KeyUse[] {
  if (section === undefined) return [];
  return entriesOf(section, key).map((entry) => {
    const value = attributeOf(entry, 'value');
    return {
      entry,
      value: value?.value ?? '',
      at: value === undefined ? tagOf(entry) : { start: value.valueAt, end: value.valueEnd },
    };
  });
}

/**
 * Whether a plan is about to write both keys into the server's file: what is wrong with their values is then no mistake
 * that a person has to correct.
 */
export function isAboutToChange({ context: { server } }: WebConfigFile): boolean {
  const generation = server?.version?.generation;
  if (generation === undefined || server?.roles?.includes('mailbox') === false) return false;
  return exchangeGenerations[generation].method === 'web.config';
}

/** An element's start tag. */
export function tagOf({ at, tagEnd }: XmlElement): Range {
  return { start: at, end: tagEnd };
}
