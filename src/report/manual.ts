import { leavingServers } from '../plan/leaving.ts';
import type { Connection, Plan } from '../plan/plan.ts';
import { skypeName } from '../plan/product-names.ts';
import { shownTarget } from '../plan/server-target.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import { durationText, windowText } from './pace.ts';
import { settingOverrideNotes } from './setting-override-notes.ts';

/** `MANUAL.md`: how a person carries the plan out with nothing but Windows. It holds no digest: that is outside. */
export function manual(plan: Plan): string {
  const { environment } = plan;
  const journal = `%ProgramData%\\owa-im\\${environment.name}`;
  return [
    `# How to carry out ${markdownText(environment.name)} by hand`,
    '',
    '`runbook.ps1` does everything that `summary.md` shows, and nothing else. It needs `OwaIm.psm1` beside it and no other tool.',
    'Started without a mode it only looks: it changes nothing.',
    '',
    '## 1. What you need',
    '',
    ...prerequisites(plan),
    '',
    '## 2. Check what you have',
    '',
    'The digest is the SHA-256 of the file `SHA256SUMS`. It must be the one that was approved; it stands in the pull request, on the page of the run, and in what `plan` printed, but in no file of this folder.',
    '',
    '```',
    'certutil -hashfile SHA256SUMS SHA256',
    '```',
    '',
    'Windows up to 2012 R2 prints the digits in pairs: leave the spaces out when you compare. Then compare the other files with the lines of `SHA256SUMS`. All at once, in PowerShell 3.0 or later, in this folder:',
    '',
    '```powershell',
    ...checkScript,
    '```',
    '',
    'It names each file with True or False; every one has to be True. For a single file: `certutil -hashfile runbook.ps1 SHA256`. On Linux: `sha256sum -c SHA256SUMS`.',
    'A browser marks what it downloads as coming from the internet, and RemoteSigned then refuses it: after the check, `Unblock-File -Path .\\runbook.ps1, .\\OwaIm.psm1`.',
    'Where scripts have to be signed (AllSigned; `Get-ExecutionPolicy -List` shows the policy): a signature would change the files, and the runbook refuses changed files. Allow it for the one window instead, after the check: `Set-ExecutionPolicy -Scope Process -ExecutionPolicy RemoteSigned`. Where group policy forbids that, ask its owner.',
    '',
    '## 3. Which part runs where',
    '',
    ...parts(plan),
    '',
    '## 4. Look first',
    '',
    'Open Windows PowerShell as administrator, in this folder. Nothing is written in this mode:',
    '',
    '```powershell',
    '.\\runbook.ps1 -Mode Test',
    '```',
    '',
    'It prints each check and each step, and what differs from the plan. `$LASTEXITCODE` is 0 if everything is as planned, 3 if something differs, 1 if something cannot be read, 2 if it refuses to look (files changed, unknown target). The line `observed` names the state that was read: give it to Apply with `-Observed`, and another state is refused.',
    '',
    '## 5. Apply',
    '',
    '```powershell',
    '.\\runbook.ps1 -Mode Apply -ApprovedBy "who said yes, and where"',
    '```',
    '',
    partsText(plan),
    'To see the commands that would change something without running them, add `-WhatIf`; to be asked before each, add `-Confirm`.',
    'If your account lacks rights somewhere, add `-ExchangeCredential (Get-Credential)`, `-SkypeCredential (Get-Credential)` or `-ServerCredential (Get-Credential)`; no password is ever stored.',
    ...absentNotes(plan),
    ...restartNotes(plan),
    ...paceNotes(plan),
    '',
    '## 6. Verify',
    '',
    '```powershell',
    '.\\runbook.ps1 -Mode Verify',
    '```',
    '',
    'Then sign in to OWA as a user with a mailbox on each server: the presence mark beside the name and the list of contacts have to appear.',
    '',
    '## 7. Stop, and go on',
    '',
    `To end a run after the step that it is at, make a file named \`stop\` in the journal folder (\`${journal}\`, or what \`-JournalPath\` says):`,
    '',
    '```powershell',
    `[System.IO.File]::WriteAllText("$env:ProgramData\\owa-im\\${environment.name}\\stop", '')`,
    '```',
    '',
    'With `-StopBefore` a run ends by itself in time: it begins no server that it would not finish by then, as far as the servers before it tell, and finishes the one that it has begun.',
    'Closing the window, a power cut or a failed step lose nothing: before each change the state before it is on disk. Run the same command again, from the same machine or with the same `-JournalPath`, and it goes on where it was: on another day, and from another machine too, where the journal folder is on a share that both reach.',
    '',
    '## 8. Undo',
    '',
    '```powershell',
    '.\\runbook.ps1 -Mode Rollback',
    '```',
    '',
    'It takes back, in reverse order, what the journal of this plan says was changed, and leaves alone what somebody else changed since, saying so. It needs this folder as it is and the journal folder: keep both. It cannot take back:',
    '',
    ...(plan.residue.length === 0
      ? ['- nothing; everything comes back.']
      : plan.residue.map((text) => `- ${markdownText(text)}`)),
    '',
    'If the journal is lost, undo by hand: `runbook.ps1` shows for each step what it did (`Create`, `Change`) and how that is undone (`Remove`, `Restore`).',
    ...transformNotes(plan),
    ...settingOverrideNotes(plan),
    '',
    '## Exit codes',
    '',
    '| `$LASTEXITCODE` | Meaning |',
    '|---|---|',
    '| 0 | done, or everything is as planned |',
    '| 1 | failed; what was changed is in the journal |',
    '| 2 | refused before any change |',
    '| 3 | Test only: something differs from the plan |',
    '',
  ].join('\n');
}

/** Works in Windows PowerShell 3.0, which has no Get-FileHash. */
const checkScript = [
  '$sha256 = [System.Security.Cryptography.SHA256]::Create()',
  "foreach ($line in [System.IO.File]::ReadAllLines((Join-Path -Path $PWD.Path -ChildPath 'SHA256SUMS'))) {",
  '    $path = Join-Path -Path $PWD.Path -ChildPath $line.Substring(66)',
  "    $hash = [System.BitConverter]::ToString($sha256.ComputeHash([System.IO.File]::ReadAllBytes($path))).Replace('-', '')",
  "    '{0} {1}' -f ($hash -eq $line.Substring(0, 64)), $line.Substring(66)",
  '}',
];

function prerequisites(plan: Plan): readonly string[] {
  const { environment } = plan;
  const uses = (target: string) => plan.steps.some((step) => step.target === target);
  return [
    `- Windows PowerShell 3.0 or later (\`$PSVersionTable.PSVersion\`), the one that came with Windows; PowerShell 7 cannot load the ${skypeName(environment)} module.`,
    `- The machine: ${machine(plan)}`,
    ...(plan.steps.some((step) => step.resource === 'exchange-partner-application') &&
    environment.oauth.partnerApplication === 'script'
      ? [
          '- The Exchange management tools on the same machine: Configure-EnterprisePartnerApplication.ps1 comes with them. Without them write `oauth.partnerApplication: cmdlets` in the environment file.',
        ]
      : []),
    ...(uses('skype')
      ? [
          '- For Lync / Skype for Business: a member of RTCUniversalServerAdmins with setup permission (else a domain administrator), who is also administrator of that machine and may write to the file share of the pool.',
        ]
      : []),
    ...(uses('exchange')
      ? [
          '- For Exchange: a member of Organization Management. Its partner application creates an account in the directory, so it needs the right to do that, too.',
        ]
      : []),
    `- On each Exchange server (${environment.exchange.servers.map((server) => markdownCode(server.name)).join(', ')}): a local administrator, reached by Windows remote management (\`Enable-PSRemoting\` is on by default from Windows Server 2012).`,
    `- A change window${plan.environment.rollout.window === undefined ? '' : `, ${markdownText(windowText(plan.environment.rollout.window))}`}: the first line of summary.md says what users notice.`,
  ];
}

function machine(plan: Plan): string {
  const topology = plan.connections.some((connection) => connection.kind === 'module');
  return topology
    ? 'one where the Lync or Skype for Business Management Shell is installed, best a Front End server, since Enable-CsTopology reaches the database and the directory from there.'
    : 'any in the domain that reaches the addresses below.';
}

function parts(plan: Plan): readonly string[] {
  return [
    'Start everything on the machine above; the runbook reaches the others itself:',
    '',
    '| `-Target` | Its commands come from |',
    '|---|---|',
    ...plan.connections.map(
      (connection) => `| ${markdownCode(shownTarget(connection.target))} | ${connectionText(connection)} |`,
    ),
    '',
    'That machine has to reach all of them, also when only a part is run: what the part depends on is read live.',
  ];
}

function connectionText(connection: Connection): string {
  switch (connection.kind) {
    case 'module':
      return `the module ${markdownCode(connection.module)} on the machine itself`;
    case 'module-host':
      return `the module ${markdownCode(connection.module)} on ${markdownCode(connection.host)}, by Windows remote management`;
    case 'skype-remote':
      return `Lync or Skype for Business remote PowerShell at ${markdownCode(connection.url)}`;
    case 'remote':
      return `Exchange remote PowerShell at ${markdownCode(connection.url ?? '')}${controller(connection.domainController)}`;
    case 'local':
      return `the Exchange Management Shell on the machine itself${controller(connection.domainController)}`;
    case 'winrm':
      return `Windows remote management on ${markdownCode(connection.fqdn)}, port ${connection.port}${connection.ssl ? ' with TLS' : ''}, endpoint ${markdownCode(connection.configurationName)}`;
    case 'server-local':
      return `${markdownCode(connection.fqdn)} itself: run this part there`;
  }
}

function controller(name: string | undefined): string {
  return name === undefined ? '' : `, which asks the domain controller ${markdownCode(name)}`;
}

function restartNotes(plan: Plan): readonly string[] {
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
      return [
        `This environment restarts nothing by itself. Apply configures every selected server, then ends \`restart-pending\` and names the servers. On each of them an administrator, on the server itself, runs \`Restart-WebAppPool -Name MSExchangeOWAAppPool\` (\`Import-Module WebAdministration\` first). Then run Apply again: it goes on where OWA's worker process is another one than when Apply began to wait, asks the server's health, and switches users on when all are done. A recycle before that moment does not count. Rollback ends \`restart-pending\` in the same way: recycle, and roll back again.`,
      ];
  }
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
  ];
  // What is taken out goes the other way round.
  if (plan.environment.state === 'absent') targets.reverse();
  const shown = targets.length > 8 ? [...targets.slice(0, 4), '...', ...targets.slice(-2)] : targets;
  const order = shown.map((target) => (target === '...' ? target : markdownCode(`-Target ${target}`)));
  return `In parts, on different days if you like, in this order: ${order.join(', ')}. A server's part is all that its section of the runbook has, also what is set in the Exchange shell. A single step: \`-Step\` and its id from \`summary.md\`. A part whose preparations are missing refuses before it changes anything.`;
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

function transformNotes(plan: Plan): readonly string[] {
  if (plan.environment.state === 'absent') return [];
  if (!plan.steps.some((step) => step.resource === 'web-config')) return [];
  return [
    '',
    "The backup of a server's web.config lies on that server in `%ProgramData%\\owa-im`. For people with their own tools, `web.config/` holds the same edit as an XDT transform for each server, and, where the environment names a copy of the file, the difference and the result.",
  ];
}
