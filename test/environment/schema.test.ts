import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { dump } from 'js-yaml';
import { generatedDocuments } from '../../scripts/docs/generated-documents.ts';
import { environmentKeys } from '../../src/environment/environment-keys.ts';
import { parseKeyPath } from '../../src/environment/key-path.ts';
import { readText } from './read-text.ts';

const documents = [...(await generatedDocuments())];

test.each(documents)(
  '%s is what the code gives (node scripts/docs-environment.mjs writes it)',
  (name, text) => {
    expect(readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8')).toBe(text);
  },
);

const keys = environmentKeys();

test('every key is described, and every value has an example', () => {
  for (const { path, kind, description, type, example } of keys) {
    expect(`${path}: ${description}`).toMatch(/: .+\.$/s);
    expect(type).not.toBe('');
    if (kind === 'value') expect(`${path} ${example === undefined}`).toBe(`${path} false`);
  }
});

test('the keys of the format', () => {
  expect(keys.filter(({ kind }) => kind === 'value').map(({ path }) => path)).toEqual([
    'schema',
    'name',
    'description',
    'state',
    'stage',
    'features.instantMessaging',
    'features.onlineMeetings',
    'features.skypeAccessToExchange',
    'skype.version',
    'skype.sipDomains',
    'skype.connection',
    'skype.pools[].fqdn',
    'skype.pools[].siteId',
    'skype.pools[].certificateSubject',
    'skype.pools[].metadataUrl',
    'exchange.version',
    'exchange.autodiscover',
    'exchange.connections."<generation>"',
    'exchange.domainController',
    'exchange.servers[].name',
    'exchange.servers[].fqdn',
    'exchange.servers[].state',
    'exchange.servers[].version',
    'exchange.servers[].roles',
    'exchange.servers[].pool',
    'exchange.servers[].imServerName',
    'exchange.servers[].director',
    'exchange.servers[].trustedPool',
    'exchange.servers[].certificate.thumbprint',
    'exchange.servers[].certificate.subject',
    'exchange.servers[].certificate.replaces',
    'exchange.servers[].certificate.shared',
    'exchange.servers[].installPath',
    'exchange.servers[].connection',
    'exchange.servers[].connection.port',
    'exchange.servers[].connection.ssl',
    'exchange.servers[].connection.configurationName',
    'exchange.servers[].webConfig',
    'exchange.exclude[].name',
    'exchange.exclude[].reason',
    'exchange.virtualDirectories',
    'exchange.mailboxPolicies',
    'trustedApplication.id',
    'trustedApplication.port',
    'oauth.realm',
    'oauth.serviceName',
    'oauth.exchangeAutodiscoverUrl',
    'oauth.allowedDomains',
    'oauth.partnerApplication',
    'oauth.skypeMetadataUrl',
    'verification.sipUri',
    'verification.mailbox',
    'verification.frontEnd',
    'restart',
    'rollout.order',
    'rollout.pauseBetweenServers',
    'rollout.window.days',
    'rollout.window.from',
    'rollout.window.to',
    'rollout.window.timeZone',
    'acknowledge[].rule',
    'acknowledge[].reason',
  ]);
});

test.each(keys.filter(({ kind }) => kind === 'value').map(({ path, example }) => [path, example] as const))(
  'the example of %s is right where it stands',
  (pattern, example) => {
    const path = pattern.replaceAll('[]', '[0]').replace('."<generation>"', '');
    const text = dump(nest(parseKeyPath(path) ?? [], example));
    const { findings } = readText(text);
    expect(
      findings.filter(
        (finding) => finding.path?.startsWith(path) === true && finding.rule !== 'unknown-reference',
      ),
    ).toEqual([]);
  },
);

function nest(segments: readonly (string | number)[], value: unknown): unknown {
  const [first, ...rest] = segments;
  if (first === undefined) return value;
  return typeof first === 'number' ? [nest(rest, value)] : { [first]: nest(rest, value) };
}

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: unknown;
  readonly items?: JsonSchema;
  readonly description?: string;
  readonly required?: readonly string[];
}

test('the JSON Schema knows every key, describes it, and allows no other', () => {
  const schema = JSON.parse(documents.find(([name]) => name.startsWith('schema/'))?.[1] ?? '') as JsonSchema;
  expect(schema.required).toEqual(['schema', 'name', 'stage', 'skype', 'exchange']);
  const walk = (part: JsonSchema, path: string): void => {
    if (part.items !== undefined) walk(part.items, path);
    if (part.properties === undefined) return;
    expect(`${path} ${String(part.additionalProperties)}`).toBe(`${path} false`);
    for (const [name, inner] of Object.entries(part.properties)) {
      expect(`${path}.${name}: ${inner.description}`).not.toMatch(/: undefined$/);
      walk(inner, `${path}.${name}`);
    }
  };
  walk(schema, '');
});
