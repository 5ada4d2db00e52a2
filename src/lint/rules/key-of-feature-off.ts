import type { PartialEnvironment } from '../../environment/environment.ts';
import { environmentKeys } from '../../environment/environment-keys.ts';
import type { EnvironmentRule } from '../rule.ts';

export const keyOfFeatureOff: EnvironmentRule = {
  id: 'OWA501',
  alias: 'key-of-feature-off',
  category: 'features',
  severity: 'information',
  summary: 'A key belongs to a feature that is off.',
  why: 'It has no effect until the feature is switched on. What is off is unmanaged: nothing is removed for it.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'The realm is for Online Meetings.',
      text: `features: { instantMessaging: true, onlineMeetings: false }
oauth:
  realm: ntsystems.local
`,
      at: ['oauth.realm'],
    },
    {
      title: 'On a server.',
      text: `features: { onlineMeetings: true }
exchange:
  version: 2016
  autodiscover: autodiscover.contoso.com
  servers:
    - { name: EX1, fqdn: ex1.contoso.com, trustedPool: create }
`,
      at: ['exchange.servers[0].trustedPool'],
    },
    {
      title: 'For two features, both off.',
      text: `features: { instantMessaging: true }
verification:
  mailbox: probe@contoso.com
`,
      at: ['verification.mailbox'],
    },
  ],
  good: [
    {
      title: 'The feature is misspelt, which is another finding.',
      text: `features: { onlineMeeting: true }
oauth:
  realm: ntsystems.local
`,
    },
    {
      title: 'No text, but a list: another finding, too.',
      text: `features: { onlineMeetings: [true] }
oauth:
  realm: ntsystems.local
`,
    },
    {
      title: 'The feature is on.',
      text: `features: { onlineMeetings: true }
oauth:
  realm: ntsystems.local
`,
    },
  ],
  *check(environment, given) {
    const { features } = environment;
    // A misspelt feature is not off.
    if (features === undefined || !given.isSound('features')) return;
    for (const key of environmentKeys()) {
      const isOff = key.features.length > 0 && key.features.every((feature) => features[feature] === false);
      if (!isOff || key.kind === 'section') continue;
      for (const path of pathsOf(key.path, environment)) {
        if (!given.has(path)) continue;
        const names = key.features.join(' and ');
        yield {
          path,
          message: `${key.path.slice(key.path.lastIndexOf('.') + 1)} has no effect: ${names} ${key.features.length > 1 ? 'are' : 'is'} off.`,
          remedy: `Remove it, or switch ${key.features.join(' or ')} on.`,
        };
      }
    }
  },
};

/** `exchange.servers[].pool` → one path for each server. */
function pathsOf(pattern: string, environment: PartialEnvironment): string[] {
  const [list, rest] = pattern.split('[]');
  if (list === undefined || rest === undefined) return [pattern];
  const length =
    list === 'skype.pools' ? environment.skype?.pools?.length : environment.exchange?.servers?.length;
  return Array.from({ length: length ?? 0 }, (_, index) => `${list}[${index}]${rest}`);
}
