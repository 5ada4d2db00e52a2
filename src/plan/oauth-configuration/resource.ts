import type { Environment } from '../../environment/environment.ts';
import type { Contribution } from '../contribution.ts';
import type { Step } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { type PowerShellPart, part } from '../template.ts';
import { otherValues } from './other-values.ts';

export const oauthConfiguration: Contribution = {
  feature: 'onlineMeetings',
  oauth,
  preflight: otherValues,
};

export const oauthRealmStepId = 'skype/oauth-configuration/Realm';

interface Setting {
  readonly name: string;
  readonly value: string;
  readonly keyPath: string;
  readonly powershell: PowerShellPart;
  /** Where it is a list that others use, too: what it says instead of replacing a value. */
  readonly texts?: Pick<Step, 'test' | 'apply' | 'verify' | 'undo'>;
}

/** Set-CsOAuthConfiguration: one global object that can't be created or removed, one step for each key that is given. */
function oauth(environment: Environment): Step[] {
  const skype = skypeName(environment);
  const why = whyOf(skype);
  return settings(environment).map(({ name, value, keyPath, powershell, texts }) => ({
    kind: 'step',
    id: `skype/oauth-configuration/${name}`,
    target: 'skype',
    resource: 'oauth-configuration',
    title: `${name} of ${skype}'s OAuth configuration`,
    why: why[name] ?? '',
    impact: `Nobody notices. ${impactOf(skype)[name] ?? ''}`,
    test: `Get-CsOAuthConfiguration shows ${name} ${value}.`,
    apply: `Set-CsOAuthConfiguration -${name}, only if the value differs.`,
    verify: 'The value is read back.',
    undo: 'Undo sets the recorded value, if nobody changed it since.',
    ...texts,
    residue: [`${name}, where it was not set at all: it comes back as an empty text`],
    dependsOn: [],
    keyPath,
    powershell,
  }));
}

function settings(environment: Environment): Setting[] {
  const { realm, serviceName, exchangeAutodiscoverUrl, allowedDomains } = environment.oauth;
  const found: Setting[] = [];
  if (realm !== undefined) {
    found.push({
      name: 'Realm',
      value: realm,
      keyPath: 'oauth.realm',
      powershell: part('oauth-configuration/realm.ps1', { Realm: realm }),
    });
  }
  if (serviceName !== undefined) {
    found.push({
      name: 'ServiceName',
      value: serviceName,
      keyPath: 'oauth.serviceName',
      powershell: part('oauth-configuration/service-name.ps1', { ServiceName: serviceName }),
    });
  }
  if (exchangeAutodiscoverUrl !== undefined) {
    found.push({
      name: 'ExchangeAutodiscoverUrl',
      value: exchangeAutodiscoverUrl,
      keyPath: autodiscoverKey(environment),
      powershell: part('oauth-configuration/exchange-autodiscover-url.ps1', {
        AutodiscoverUrl: exchangeAutodiscoverUrl,
      }),
    });
  }
  if (allowedDomains !== undefined && allowedDomains.length > 0) {
    const value = allowedDomains.join(';');
    found.push({
      name: 'ExchangeAutodiscoverAllowedDomains',
      value,
      keyPath: 'oauth.allowedDomains',
      texts: {
        test: `Get-CsOAuthConfiguration shows ${allowedDomains.join(', ')} in ExchangeAutodiscoverAllowedDomains, whatever else stands there.`,
        apply:
          'Set-CsOAuthConfiguration -ExchangeAutodiscoverAllowedDomains with the list as it is, and what is missing added to it.',
        verify: 'The list is read back.',
        undo: 'Undo takes out what was added; what others added since stays.',
      },
      powershell: part('oauth-configuration/allowed-domains.ps1', {
        Domains: allowedDomains,
        Kept: 'Somebody else changed the list since: only the domains of this plan are taken out of it.',
      }),
    });
  }
  return found;
}

/** Where a file has neither realm nor URL, the URL follows from the autodiscover name, which the file has. */
function autodiscoverKey({ exchange, oauth }: Environment): string {
  const { realm, exchangeAutodiscoverUrl } = oauth;
  const followed = `https://${exchange.autodiscover}/autodiscover/autodiscover.svc`;
  return realm === undefined && exchangeAutodiscoverUrl === followed
    ? 'exchange.autodiscover'
    : 'oauth.exchangeAutodiscoverUrl';
}

function whyOf(skype: string): Readonly<Record<string, string>> {
  return {
    Realm: `The realm is the name under which ${skype} issues its tokens; Exchange records it when it learns to trust ${skype}.`,
    ServiceName: `The service name is the identifier under which ${skype} issues its tokens.`,
    ExchangeAutodiscoverUrl: `${skype} looks for a mailbox here. The document is the .svc one, not the .xml one.`,
    ExchangeAutodiscoverAllowedDomains: `${skype} follows a redirection of Autodiscover only into these domains.`,
  };
}

/** Tokens carry the realm and the service name; the two others only tell where mailboxes are looked for. */
function impactOf(skype: string): Readonly<Record<string, string>> {
  const inTokens = 'Tokens that are issued from now on carry it.';
  return {
    Realm: inTokens,
    ServiceName: inTokens,
    ExchangeAutodiscoverUrl: `${skype} asks there from now on.`,
    ExchangeAutodiscoverAllowedDomains: `${skype} follows there from now on.`,
  };
}
