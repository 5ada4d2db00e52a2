import type { Environment } from '../environment/environment.ts';
import { absentNotes, absentSections } from './absent.ts';
import { connections } from './connections.ts';
import type { Contribution } from './contribution.ts';
import { stayingOf } from './leaving.ts';
import { leavingSections } from './leaving-sections.ts';
import { notes } from './notes.ts';
import { pauseAfter } from './pause.ts';
import { withPlacesInFile } from './places-in-file.ts';
import type { Check, Pause, Plan, Section, Step } from './plan.ts';
import { preflight } from './preflight.ts';
import { skypeName } from './product-names.ts';
import { resources } from './resources.ts';
import { inRolloutOrder } from './rollout-order.ts';
import { serverTarget } from './server-target.ts';

/**
 * The procedure for an environment, without looking at anything else. The order is that of the trust: Lync has to know
 * a server before OWA there calls it, and users are switched on when every server that may hold their mailbox is ready.
 * `copies` holds, by server name, the SHA-256 (hexadecimal) of a web.config that the preview was made from.
 * An environment that asks for what is not supported is refused by lint before it comes here.
 */
export function makePlan(environment: Environment, copies: Readonly<Record<string, string>> = {}): Plan {
  const wanted = resources.filter(({ feature }) => feature === undefined || environment.features[feature]);
  const staying = stayingOf(environment);
  const notMade = wanted.flatMap((resource) => resource.notMade?.(staying) ?? []);
  const [made, verification] = [
    withPlacesInFile(madeSections(wanted, staying, copies), staying, environment),
    withPlacesInFile([verificationSection(wanted, staying, notMade)], staying, environment),
  ];
  const sections =
    environment.state === 'absent'
      ? absentSections(environment, made)
      : [
          ...made,
          ...leavingSections(
            environment,
            (one) => trust(wanted, one),
            (one) => servers(wanted, one),
          ),
          ...verification,
        ];
  const all = sections.flatMap((section) => section.items);
  const items = all.filter((item): item is Step | Check => item.kind !== 'pause');
  const steps = items.filter((item): item is Step => item.kind === 'step');
  return {
    environment,
    connections: connections(environment, items),
    sections,
    checks: items.filter((item): item is Check => item.kind === 'check'),
    steps,
    pauses: all.filter((item): item is Pause => item.kind === 'pause'),
    residue: [...new Set(steps.flatMap((step) => step.residue))],
    notes: environment.state === 'absent' ? absentNotes : [...notes(wanted, staying), ...notMade],
  };
}

function madeSections(
  wanted: readonly Contribution[],
  environment: Environment,
  copies: Readonly<Record<string, string>>,
): Section[] {
  const skype = skypeName(environment);
  return [
    beforeTheFirstChange(preflight(wanted, environment, copies)),
    ...titled(`${skype} trust: who may speak SIP to ${skype}`, trust(wanted, environment)),
    ...titled(
      'OAuth: whose tokens are accepted',
      wanted.flatMap((resource) => resource.oauth?.(environment) ?? []),
    ),
    ...servers(wanted, environment),
    ...titled(
      "Users' switches",
      wanted.flatMap((resource) => resource.users?.(environment) ?? []),
    ),
  ];
}

function verificationSection(
  wanted: readonly Contribution[],
  environment: Environment,
  notes: readonly string[],
): Section {
  const items = wanted.flatMap((resource) => resource.verification?.(environment) ?? []);
  return { title: 'Verification', notes, items };
}

function beforeTheFirstChange(items: readonly Check[]): Section {
  return {
    title: 'Before the first change',
    notes: [
      'Test and Apply ask these questions. A required one that fails, or gets no answer, stops Apply before its first change; advice is only said. Rollback does not wait for them.',
    ],
    items,
  };
}

/** A section without items is none. */
function titled(title: string, items: readonly (Step | Check)[]): Section[] {
  return items.length === 0 ? [] : [{ title, notes: [], items }];
}

function trust(wanted: readonly Contribution[], environment: Environment): Step[] {
  const steps: Step[] = [];
  for (const resource of wanted) steps.push(...(resource.trust?.(environment, steps) ?? []));
  return steps;
}

/** The settings of each server, the recycle that makes OWA read them, and whether it is well then. */
function servers(wanted: readonly Contribution[], environment: Environment): Section[] {
  const places = new Map(environment.exchange.servers.map((server, index) => [server, index]));
  const changed = inRolloutOrder(environment).flatMap((server) => {
    const index = places.get(server) ?? 0;
    const steps: Step[] = [];
    for (const resource of wanted) {
      steps.push(...(resource.server?.(environment, server, index, steps) ?? []));
    }
    if (steps.length === 0) return [];
    const health = wanted.flatMap((resource) => resource.health?.(server, index) ?? []);
    return [{ server, items: [...steps, ...health] }];
  });
  return changed.map(({ server, items }, position) => ({
    title: `Server ${server.name}`,
    notes: [],
    server: serverTarget(server.name),
    items: [...items, ...pauseAfter(environment, server, changed[position + 1]?.server)],
  }));
}
