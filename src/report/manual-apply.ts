import { leavingServers, renamedServers } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { shownTarget } from '../plan/server-target.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { durationText, windowText } from './pace.ts';

/** What to know of Apply: in which parts, with which switches, and what it does to OWA, to time and to what leaves. */
export function manualApply(plan: Plan): readonly string[] {
  return [
    partsText(plan),
    'To see the commands that would change something without running them, add `-WhatIf`; to be asked before each, add `-Confirm`.',
    'If your account lacks rights somewhere, add `-ExchangeCredential (Get-Credential)`, `-SkypeCredential (Get-Credential)` or `-ServerCredential (Get-Credential)`; no password is ever stored.',
    ...absentNotes(plan),
    ...renamedNotes(plan),
    ...restartNotes(plan),
    ...paceNotes(plan),
  ];
}

/** Server by server, as far apart as somebody likes: users are switched on when every server is done. */
function partsText(plan: Plan): string {
  const uses = (target: string) => plan.steps.some((step) => step.target === target);
  const sections = (state: 'absent' | undefined) =>
    plan.sections.flatMap((section) =>
      section.server === undefined || section.state !== state ? [] : [shownTarget(section.server)],
    );
  const servers = sections(undefined);
  const targets = [
    // With the trust goes what a server no longer needs, so the server that leaves comes before.
    ...sections('absent'),
    ...(uses('skype') ? ['skype'] : []),
    ...servers,
    ...(uses('exchange') ? ['exchange'] : []),
    // The old name of a certificate goes when the server presents the new one.
    ...(renamedServers(plan.environment).length > 0 ? ['skype'] : []),
  ];
  // What is taken out goes the other way round.
  if (plan.environment.state === 'absent') targets.reverse();
  const shown = targets.length > 8 ? [...targets.slice(0, 4), '...', ...targets.slice(-2)] : targets;
  const order = shown.map((target) => (target === '...' ? target : markdownCode(`-Target ${target}`)));
  const single =
    'A single step: `-Step` and its id from `summary.md`. A part whose preparations are missing refuses before it changes anything.';
  if (targets.length < 2) return single;
  const ofServer =
    servers.length === 0
      ? ''
      : " A server's part is all that its section of the runbook has, also what is set in the Exchange shell.";
  return `In parts, on different days if you like, in this order: ${order.join(', ')}.${ofServer} ${single}`;
}

function absentNotes({ environment }: Plan): readonly string[] {
  const leaving = leavingServers(environment).map(({ name }) => markdownCode(name));
  if (leaving.length > 0) {
    return [
      `This plan takes ${leaving.join(', ')} out: when all else is done Apply undoes there what the journals in its journal folder say that owa-im made or changed, then the trust that nothing else needs. So start it where those journals are, or give their folder with \`-JournalPath\`. What no journal knows stays, and is named. Rollback of this plan puts back what it took out.`,
    ];
  }
  if (environment.state === 'present') return [];
  return [
    'This plan takes out: Apply undoes what the journals in its journal folder say that owa-im made or changed, so start it where those journals are, or give their folder with `-JournalPath`. What no journal knows stays, and is named. Rollback of this plan puts back what it took out.',
  ];
}

function renamedNotes({ environment }: Plan): readonly string[] {
  const names = renamedServers(environment).map(({ certificate }) =>
    markdownCode(certificate.replaces ?? ''),
  );
  if (names.length === 0) return [];
  return [
    `Certificates get another name. Once its server presents the new one Apply removes the trust of the old name (${names.join(', ')}), if a journal in its journal folder says that owa-im made it and nothing else lives there. So start it where those journals are, or give their folder with \`-JournalPath\`; in parts run \`-Target skype\` once more at the end.`,
  ];
}

function restartNotes(plan: Plan): readonly string[] {
  if (!plan.steps.some((step) => step.resource === 'recycle')) return [];
  switch (plan.environment.restart) {
    case 'recycle':
      return [
        "OWA's application pool `MSExchangeOWAAppPool` is recycled on each server, one after the other, as part of Apply.",
      ];
    case 'iisreset':
      return [
        '`iisreset` runs on each server as part of Apply: everything that it serves over HTTP breaks off.',
      ];
    case 'manual':
      return [restartByHand(plan)];
  }
}

function restartByHand({ environment }: Plan): string {
  const gone = environment.state === 'absent';
  const first = gone
    ? "Apply takes out what it has to, users' switches first, then ends `restart-pending` and names the servers."
    : 'Apply configures every selected server, then ends `restart-pending` and names the servers.';
  const then = gone
    ? "it is done where OWA's worker process is another one than when Apply began to wait. Until then sessions that run go on with the old settings."
    : "it goes on where OWA's worker process is another one than when Apply began to wait, asks the server's health, and switches users on when all are done.";
  return `This environment restarts nothing by itself. ${first} On each of them an administrator, on the server itself, runs \`Restart-WebAppPool -Name MSExchangeOWAAppPool\` (\`Import-Module WebAdministration\` first). Then run Apply again: ${then} A recycle before that moment does not count. Rollback ends \`restart-pending\` in the same way: recycle, and roll back again.`;
}

function paceNotes(plan: Plan): readonly string[] {
  const { window, pauseSeconds } = plan.environment.rollout;
  return [
    ...(plan.pauses.length === 0
      ? []
      : [
          `Between two servers Apply waits ${durationText(pauseSeconds)}, if it changed the first of them and another one has something to be done.`,
        ]),
    ...(window === undefined
      ? []
      : [
          `The change window is ${markdownText(windowText(window))}. Started by hand outside of it Apply only warns; give the end of the window with date and offset, such as \`-StopBefore 2026-01-31T04:00:00+01:00\`, and no server is begun that would not be finished by then. Test, Verify and Rollback wait for no window.`,
        ]),
  ];
}
