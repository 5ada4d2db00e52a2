import { exchangeApplicationIdentifier } from '../../catalog/application-identifiers.ts';
import type { Environment, Server } from '../../environment/environment.ts';
import { hostOf } from '../../environment/values/urls.ts';
import { exchangeMetadataPattern, exchangeMetadataUrl, skypeMetadataUrl } from '../metadata-urls.ts';
import { oauthRealm } from '../oauth-realm.ts';
import { organisationGeneration } from '../organisation-generation.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';

/** The documents that the products fetch from each other, fetched once before, and from where it counts. */
export function metadata(environment: Environment): Check[] {
  return [...exchangeMetadata(environment), ...skypeMetadata(environment)];
}

/** New-CsPartnerApplication fetches it while its parameters are bound, on the machine of the cmdlet. */
function exchangeMetadata(environment: Environment): Check[] {
  if (!environment.features.onlineMeetings) return [];
  const skype = skypeName(environment);
  const url = exchangeMetadataUrl(environment);
  return [
    {
      kind: 'check',
      id: 'skype/metadata/exchange',
      target: 'skype',
      title: `The metadata document of Exchange can be fetched where the ${skype} cmdlets run`,
      why: `New-CsPartnerApplication fetches ${url} before it does anything else.`,
      safety: 'required',
      phase: 'preflight',
      keyPath: 'exchange.autodiscover',
      powershell: part('checks/exchange-metadata.ps1', {
        MetadataUrl: url,
        ApplicationIdentifier: exchangeApplicationIdentifier,
        MetadataPattern: exchangeMetadataPattern(environment),
        Realm: oauthRealm(environment),
        ...problems(url, 'Exchange', 'The Exchange Auth certificate'),
      }),
    },
  ];
}

/** The server of the Exchange shell fetches it. Another machine can only tell how it looks from there. */
function skypeMetadata(environment: Environment): Check[] {
  const { instantMessaging, onlineMeetings, skypeAccessToExchange } = environment.features;
  // Without the other features nothing else of the plan goes to a server.
  if (!skypeAccessToExchange || !(instantMessaging || onlineMeetings)) return [];
  const server = shellServer(environment);
  if (server === undefined) return [];
  const skype = skypeName(environment);
  const url = skypeMetadataUrl(environment);
  return [
    {
      kind: 'check',
      id: `${serverIdPrefix(server.name)}/metadata/skype`,
      target: serverTarget(server.name),
      title: `The metadata document of ${skype} can be fetched by ${server.name}`,
      why: `Exchange fetches ${url} when the partner application is made, and again when it is refreshed.`,
      safety: 'advice',
      phase: 'preflight',
      keyPath: 'oauth.skypeMetadataUrl',
      powershell: part('checks/skype-metadata.ps1', {
        MetadataUrl: url,
        ...problems(url, skype, 'The OAuthTokenIssuer certificate'),
      }),
    },
  ];
}

/** The listed server whose shell speaks for the organisation, else the first one of that generation. */
function shellServer(environment: Environment): Server | undefined {
  const generation = organisationGeneration(environment);
  const own = environment.exchange.servers.filter(({ version }) => version.generation === generation);
  const connection = environment.exchange.connections[generation];
  const host = connection?.kind === 'remote' ? hostOf(connection.url) : undefined;
  return own.find(({ fqdn }) => fqdn.toLowerCase() === host?.toLowerCase()) ?? own[0];
}

function problems(url: string, product: string, certificate: string): Readonly<Record<string, string>> {
  return {
    Unreachable: `${url} can't be fetched from here. It says: `,
    NotTrusted: `The TLS certificate in front of ${product} is not trusted here, is out of date, or does not carry the name in the URL.`,
    NoTls: `${product} and this machine found no version of TLS that both speak. This check offered TLS 1.2, which old Windows PowerShell leaves out, so look at the Schannel settings of both.`,
    NoCertificate: `${url} answers, but not with a metadata document that carries a certificate. Open it in a browser: a proxy or a sign-in page may have answered.`,
    TooShort: `${certificate} has a key of less than 2048 bits: the other product refuses its tokens. Renew it.`,
  };
}
