import { certificateThumbprintKey, imServerNameKey } from '../catalog/web-config-keys.ts';
import type { Environment } from '../environment/environment.ts';
import { stayingOf } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { inRolloutOrder } from '../plan/rollout-order.ts';
import { settingOverrideId } from '../plan/setting-override/resource.ts';
import { markdownCode } from './markdown-text.ts';

type Server = Environment['exchange']['servers'][number];

/** Which servers get which values by a setting override, and how an override is named; nothing where none is planned. */
export function settingOverrideLines({ environment, steps }: Plan): readonly string[] {
  const ids = new Set(steps.map(({ id }) => id));
  const groups = new Map<string, Server[]>();
  for (const server of inRolloutOrder(stayingOf(environment))) {
    if (!ids.has(settingOverrideId(server))) continue;
    const values = `\`${imServerNameKey}\` = ${markdownCode(server.imServerName)}, \`${certificateThumbprintKey}\` = ${markdownCode(server.certificate.thumbprint ?? '')}`;
    groups.set(values, [...(groups.get(values) ?? []), server]);
  }
  if (groups.size === 0) return [];
  return [
    ...[...groups].map(
      ([values, servers]) => `- ${servers.map(({ name }) => markdownCode(name)).join(', ')}: ${values}.`,
    ),
    '',
    `Component \`OwaServer\`, section \`IMSettings\`. The servers of a line share one override, which they enter one after the other; who leaves an old one does so first. An override that names servers of this file and nothing else is used whatever its name; a new one is named ${markdownCode(`owa-im-${environment.name}-1`)}, or by the next free number. Any other override that reaches one of these servers with other values stops the run before its first change.`,
  ];
}
