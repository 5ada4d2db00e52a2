import type { Plan } from '../plan/plan.ts';
import { manualApply } from './manual-apply.ts';
import { manualConnections } from './manual-connections.ts';
import { manualPrerequisites } from './manual-prerequisites.ts';
import { manualVerify } from './manual-verify.ts';
import { markdownText } from './markdown-text.ts';
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
    ...manualPrerequisites(plan),
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
    ...manualConnections(plan),
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
    ...manualApply(plan),
    '',
    '## 6. Verify',
    '',
    '```powershell',
    '.\\runbook.ps1 -Mode Verify',
    '```',
    '',
    ...manualVerify(plan),
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

function transformNotes(plan: Plan): readonly string[] {
  if (plan.environment.state === 'absent') return [];
  if (!plan.steps.some((step) => step.resource === 'web-config')) return [];
  return [
    '',
    "The backup of a server's web.config lies on that server in `%ProgramData%\\owa-im`. For people with their own tools, `web.config/` holds the same edit as an XDT transform for each server, and, where the environment names a copy of the file, the difference and the result.",
  ];
}
