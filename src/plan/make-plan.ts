import type { Environment, Server } from '../environment/environment.ts';
import { owaHealth } from './checks/owa-health.ts';
import { connections } from './connections.ts';
import { exchangePartnerApplication } from './exchange-partner-application/resource.ts';
import { mailboxPolicies } from './mailbox-policy/resource.ts';
import { notes } from './notes.ts';
import { oauthConfiguration } from './oauth-configuration/resource.ts';
import type { Check, Plan, Section, Step } from './plan.ts';
import { preflight } from './preflight.ts';
import { recycle } from './recycle/resource.ts';
import { skypePartnerApplication } from './skype-partner-application/resource.ts';
import { topology } from './topology/resource.ts';
import { trustedApplications } from './trusted-application/resource.ts';
import { trustedApplicationPools } from './trusted-application-pool/resource.ts';
import { checksNotMade, verification } from './verification.ts';
import { virtualDirectories } from './virtual-directory/resource.ts';
import { webConfig } from './web-config/resource.ts';

/**
 * The procedure for an environment, without looking at anything else. The order is that of the trust: Lync has to know
 * a server before OWA there calls it, and users are switched on when every server that may hold their mailbox is ready.
 * `copies` holds, by server name, the SHA-256 (hexadecimal) of a web.config that the preview was made from.
 * An environment with unsupported keys is refused before it comes here; see `unsupportedKeys`.
 */
export function makePlan(environment: Environment, copies: Readonly<Record<string, string>> = {}): Plan {
  const sections = [
    beforeTheFirstChange(environment, copies),
    ...trust(environment),
    ...oauth(environment),
    ...servers(environment),
    ...users(environment),
    verificationSection(environment),
  ];
  const items = sections.flatMap((section) => section.items);
  const steps = items.filter((item): item is Step => item.kind === 'step');
  return {
    environment,
    connections: connections(environment, items),
    sections,
    checks: items.filter((item): item is Check => item.kind === 'check'),
    steps,
    residue: [...new Set(steps.flatMap((step) => step.residue))],
    notes: notes(environment),
  };
}

function beforeTheFirstChange(environment: Environment, copies: Readonly<Record<string, string>>): Section {
  return {
    title: 'Before the first change',
    notes: [
      'Test and Apply ask these questions. A required one that fails, or gets no answer, stops Apply before its first change; advice is only said. Rollback does not wait for them.',
    ],
    items: preflight(environment, copies),
  };
}

function trustSteps(environment: Environment): Step[] {
  if (!environment.features.instantMessaging) return [];
  const changes = [...trustedApplicationPools(environment), ...trustedApplications(environment)];
  return [...changes, ...topology(changes)];
}

function trust(environment: Environment): Section[] {
  const items = trustSteps(environment);
  return items.length === 0 ? [] : [{ title: 'Lync trust: who may speak SIP to Lync', notes: [], items }];
}

function oauth(environment: Environment): Section[] {
  const items = [
    ...skypePartnerApplication(environment),
    ...oauthConfiguration(environment),
    ...exchangePartnerApplication(environment),
  ];
  return items.length === 0 ? [] : [{ title: 'OAuth: whose tokens are accepted', notes: [], items }];
}

/** The settings of one server, then the recycle that makes OWA read them. */
function serverSteps(environment: Environment, server: Server): Step[] {
  const index = environment.exchange.servers.indexOf(server);
  const trusted = trustSteps(environment).map((step) => step.id);
  const keys = webConfig(environment, server, index, trusted);
  const settings = [keys, ...virtualDirectories(environment, server, [keys.id])];
  return [...settings, recycle(environment, server, settings)];
}

function inRolloutOrder(environment: Environment): Server[] {
  const rank = new Map(environment.rollout.order.map((name, position) => [name.toLowerCase(), position]));
  const position = (server: Server) => rank.get(server.name.toLowerCase()) ?? rank.size;
  return [...environment.exchange.servers].sort((left, right) => position(left) - position(right));
}

function servers(environment: Environment): Section[] {
  if (!environment.features.instantMessaging) return [];
  return inRolloutOrder(environment).map((server) => ({
    title: `Server ${server.name}`,
    notes: [],
    items: [
      ...serverSteps(environment, server),
      owaHealth(server, environment.exchange.servers.indexOf(server)),
    ],
  }));
}

function users(environment: Environment): Section[] {
  if (!environment.features.instantMessaging) return [];
  const everything = [
    ...trustSteps(environment),
    ...inRolloutOrder(environment).flatMap((server) => serverSteps(environment, server)),
  ];
  const items = mailboxPolicies(
    environment,
    everything.map((step) => step.id),
  );
  return items.length === 0 ? [] : [{ title: "Users' switches", notes: [], items }];
}

function verificationSection(environment: Environment): Section {
  return { title: 'Verification', notes: checksNotMade(environment), items: verification(environment) };
}
