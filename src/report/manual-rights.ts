import type { Plan } from '../plan/plan.ts';
import { markdownCode } from './markdown-text.ts';

/** `docs/permissions.md` has the same by step. */
export function skypeRights(plan: Plan): readonly string[] {
  const connection = plan.connections.find(({ target }) => target === 'skype');
  if (connection === undefined) return [];
  const rights = '- For Lync / Skype for Business: ';
  if (changesTopology(plan)) {
    const setup =
      'a member of RTCUniversalServerAdmins with setup permission (else a domain administrator), who is also administrator of that machine and may write to the file share of the pool';
    return connection.kind === 'module-host'
      ? [
          `${rights}an account that may connect to ${markdownCode(connection.host)}. Enable-CsTopology reaches the database and the directory from there, so the endpoint \`Microsoft.PowerShell\` on it has to run as ${setup}.`,
        ]
      : [`${rights}${setup}.`];
  }
  if (!plan.steps.some(({ target }) => target === 'skype')) {
    return [`${rights}a member of RTCUniversalUserAdmins. Nothing is changed there.`];
  }
  return [
    `${rights}a member of ${connection.kind === 'skype-remote' ? 'CsAdministrator' : 'RTCUniversalServerAdmins'}.`,
  ];
}

export function exchangeRights(plan: Plan): readonly string[] {
  if (!plan.connections.some(({ target }) => target === 'exchange')) return [];
  const makesAccount = plan.steps.some(({ resource }) => resource === 'exchange-partner-application');
  const asksAsMailbox = plan.checks.some(({ id }) => id.startsWith('exchange/oauth-connectivity/'));
  const changes = plan.steps.some(({ target }) => target === 'exchange');
  if (!changes && !asksAsMailbox) {
    return ['- For Exchange: a member of View-Only Organization Management. Nothing is changed there.'];
  }
  return [
    `- For Exchange: a member of Organization Management.${makesAccount ? ' The partner application has an account in the directory, so it needs the right to create and remove a user, too.' : ''}`,
  ];
}

export function changesTopology(plan: Plan): boolean {
  return plan.steps.some(({ resource }) => resource === 'topology');
}
