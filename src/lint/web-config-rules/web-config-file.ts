import type { AppSettings } from '../../webconfig/section.ts';
import type { WebConfigFault } from '../../webconfig/section-faults.ts';
import type { XmlElement } from '../../webconfig/xml.ts';
import type { TextFile } from '../text-file.ts';

/** What rules see of a web.config file. All offsets are those of `source`. */
export interface WebConfigFile extends TextFile {
  /** The elements of the first four levels, in order; none where the file can't be read. */
  readonly elements: readonly XmlElement[];
  /** What the edit refuses and warns about, all of it: at least one where it refuses the file. */
  readonly faults: readonly WebConfigFault[];
  /** The root-level appSettings, if there is one; the first of several. */
  readonly section: AppSettings | undefined;
  /** Every appSettings inside a `location` of the root: another address's, where the location has a path. */
  readonly inLocations: readonly { readonly location: XmlElement; readonly section: AppSettings }[];
}
