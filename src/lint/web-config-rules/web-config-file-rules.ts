import type { TextRule } from '../text-rule.ts';
import { webConfigConfigBuilders } from './web-config-config-builders.ts';
import { webConfigConfigSource } from './web-config-config-source.ts';
import { webConfigDeadKey } from './web-config-dead-key.ts';
import { webConfigDoctype } from './web-config-doctype.ts';
import { webConfigEncoding } from './web-config-encoding.ts';
import type { WebConfigFile } from './web-config-file.ts';
import { webConfigFileAttribute } from './web-config-file-attribute.ts';
import { webConfigFrontEnd } from './web-config-front-end.ts';
import { webConfigKeyAlone } from './web-config-key-alone.ts';
import { webConfigKeyCase } from './web-config-key-case.ts';
import { webConfigKeyInLocation } from './web-config-key-in-location.ts';
import { webConfigKeyOutside } from './web-config-key-outside.ts';
import { webConfigMalformed } from './web-config-malformed.ts';
import { webConfigMessagingOff } from './web-config-messaging-off.ts';
import { webConfigMisspeltKey } from './web-config-misspelt-key.ts';
import { webConfigNamespace } from './web-config-namespace.ts';
import { webConfigNoSection } from './web-config-no-section.ts';
import { webConfigOtherPool } from './web-config-other-pool.ts';
import { webConfigOtherThumbprint } from './web-config-other-thumbprint.ts';
import { webConfigProtected } from './web-config-protected.ts';
import { webConfigRepeatedKey } from './web-config-repeated-key.ts';
import { webConfigRepeatedSection } from './web-config-repeated-section.ts';
import { webConfigRoot } from './web-config-root.ts';
import { webConfigSectionInOwnLocation } from './web-config-section-in-own-location.ts';
import { webConfigServerNameForm } from './web-config-server-name-form.ts';
import { webConfigStaleKey } from './web-config-stale-key.ts';
import { webConfigThumbprintForm } from './web-config-thumbprint-form.ts';
import { webConfigTransformLeft } from './web-config-transform-left.ts';
import { webConfigUnknownEntry } from './web-config-unknown-entry.ts';

/** The rules on web.config files, one a file of this folder, by id. */
export const webConfigFileRules: readonly TextRule<WebConfigFile>[] = [
  webConfigEncoding,
  webConfigMalformed,
  webConfigDoctype,
  webConfigRoot,
  webConfigNamespace,
  webConfigNoSection,
  webConfigRepeatedSection,
  webConfigFrontEnd,
  webConfigConfigSource,
  webConfigProtected,
  webConfigRepeatedKey,
  webConfigKeyCase,
  webConfigDeadKey,
  webConfigFileAttribute,
  webConfigConfigBuilders,
  webConfigKeyInLocation,
  webConfigStaleKey,
  webConfigOtherThumbprint,
  webConfigOtherPool,
  webConfigKeyAlone,
  webConfigThumbprintForm,
  webConfigServerNameForm,
  webConfigMisspeltKey,
  webConfigMessagingOff,
  webConfigUnknownEntry,
  webConfigTransformLeft,
  webConfigSectionInOwnLocation,
  webConfigKeyOutside,
];
