// What linting a script costs with the embedded grammar: without a PATH no PowerShell is found.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { median, timed } from './measure.mjs';

/** Ratio of a cold lint of 300 lines to a Node that does nothing, and seconds and peak memory of 10,000 lines. */
export function measureScripts({ bundle, work, run, pairs }) {
  const alone = { ...process.env, PATH: '' };
  const small = written(work, 300);
  const large = written(work, 10_000);
  const bare = () => timed(process.execPath, ['-e', '0'], alone);
  const lint = () => timed(process.execPath, [bundle, 'lint', small, '--fail-on', 'never'], alone);
  bare();
  lint();
  const runs = Array.from({ length: pairs }, () => ({ bare: bare(), lint: lint() }));
  const many = Array.from({ length: 5 }, () => run(alone, 'lint', large, '--fail-on', 'never'));
  return {
    ratio: median(runs.map((one) => one.lint / one.bare)),
    lint: median(runs.map((one) => one.lint)),
    bare: median(runs.map((one) => one.bare)),
    seconds: median(many.map((one) => one.seconds)),
    megabytes: median(many.map((one) => one.megabytes)),
  };
}

/** As a person writes them who configures Exchange: a function of 20 lines, again and again. */
function written(work, lines) {
  const part = (number) => `function Set-Server${number} {
    [CmdletBinding(SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true)] [string] $Server,
        [string[]] $Pool = @('pool${number}.contoso.com')
    )
    # Only servers that hold mailboxes.
    $found = Get-ExchangeServer -Identity $Server -ErrorAction Stop | Where-Object { $_.ServerRole -match 'Mailbox' }
    foreach ($one in $found) {
        Write-Verbose "Server $($one.Name) of $($found.Count)"
        if ($PSCmdlet.ShouldProcess($one.Name, 'change')) {
            Get-OwaVirtualDirectory -Server $one.Name |
                Set-OwaVirtualDirectory -InstantMessagingType OCS -InstantMessagingEnabled $true -Confirm:$false
        }
        $path = Join-Path -Path $env:ExchangeInstallPath -ChildPath 'ClientAccess\\Owa\\web.config'
        [xml] $content = Get-Content -LiteralPath $path -Raw
        $table = @{ Name = $one.Name; Keys = $content.configuration.appSettings.add.Count; Pool = $Pool[0] }
        New-Object -TypeName PSObject -Property $table
    }
}
`;
  const text = Array.from({ length: Math.ceil(lines / 21) }, (_, number) => part(number)).join('\n');
  const path = join(work, `script-${lines}.ps1`);
  writeFileSync(
    path,
    `${text
      .split('\n')
      .slice(0, lines - 1)
      .join('\n')}\n`,
  );
  return path;
}
