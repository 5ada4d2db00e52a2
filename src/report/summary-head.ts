import type { Environment } from '../environment/environment.ts';
import { leavingServers, renamedServers, stayingOf } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { exchangeVersions } from './exchange-versions.ts';
import { impactLine } from './impact-line.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { paceText } from './pace.ts';

/** What stands above the first heading: impact, what it is for, what leaves, versions, order and pace. */
export function summaryHead(plan: Plan): readonly string[] {
  const { environment } = plan;
  const { features } = environment;
  const pace = paceText(environment);
  const wanted = [
    ...(features.instantMessaging ? ['presence and IM in OWA'] : []),
    ...(features.onlineMeetings ? ['Online Meetings'] : []),
    ...(features.skypeAccessToExchange ? ['Lync/Skype access to Exchange'] : []),
  ];
  return [
    `# ${markdownText(environment.name)}: ${markdownText(impactLine(plan))}`,
    '',
    ...(environment.description === undefined
      ? []
      : [`${markdownText(environment.description)}.`.replace(/\.\.$/, '.'), '']),
    `Stage ${environment.stage}. ${environment.state === 'absent' ? 'Takes out' : 'Gives'}: ${wanted.join(', ') || 'no feature is switched on'}.`,
    ...(environment.state === 'absent'
      ? [
          'Apply goes from the last step below to the first, and takes out only what a journal says that owa-im made or changed.',
        ]
      : []),
    ...leavingText(environment),
    `${markdownCode(environment.skype.version.text)} and Exchange ${exchangeVersions(environment).map(markdownCode).join(', ')}, Exchange servers in the order of the rollout: ${stayingOf(environment).rollout.order.map(markdownCode).join(', ')}.`,
    ...(pace === '' ? [] : ['', pace]),
    '',
  ];
}

function leavingText(environment: Environment): readonly string[] {
  const names = leavingServers(environment).map(({ name }) => markdownCode(name));
  const old = renamedServers(environment).map(({ certificate }) => markdownCode(certificate.replaces ?? ''));
  const renamed =
    old.length === 0
      ? []
      : [
          `Certificates get another name. The trusted application pool of the old one goes when the server presents the new one, if a journal says that owa-im made it and nothing else lives there: ${old.join(', ')}.`,
        ];
  if (names.length === 0) return renamed;
  return [
    ...renamed,
    `Takes out again: ${names.join(', ')}. That comes last and goes backwards, and only what a journal says that owa-im made or changed; what a listed server shares stays.`,
  ];
}
