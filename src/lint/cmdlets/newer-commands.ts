/** Base commands that PowerShell 3.0 does not have, and the first version that does; from Microsoft's "What's New" pages. */
export const newerCommands: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '4.0': 'Get-FileHash',
    '5.0':
      'Compress-Archive Expand-Archive New-Guid New-TemporaryFile Write-Information ConvertFrom-String Convert-String Format-Hex Get-Clipboard Set-Clipboard Clear-RecycleBin Find-Module Install-Module Install-Package Import-PowerShellDataFile Get-ItemPropertyValue Debug-Runspace Enter-PSHostProcess',
    '5.1':
      'Get-TimeZone Set-TimeZone Get-ComputerInfo New-LocalUser Get-LocalUser Set-LocalUser Get-LocalGroup Add-LocalGroupMember',
    '6.0': 'Get-Uptime Remove-Service Remove-Alias',
    '6.1': 'Test-Json ConvertFrom-Markdown Show-Markdown',
    '6.2': 'Join-String',
    '7.0': 'Get-Error',
    '7.4': 'Get-SecureRandom',
  }).flatMap(([version, names]) => names.split(' ').map((name) => [name.toLowerCase(), version] as const)),
);

/** Parameters of older base commands, by `command -parameter` in lower case. */
export const newerParameters: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '5.0':
      'Get-ChildItem -Depth|Set-Content -NoNewline|Add-Content -NoNewline|Out-File -NoNewline|Select-Object -SkipLast|New-Item -Target',
    '6.0':
      'Get-Content -AsByteStream|Set-Content -AsByteStream|Add-Content -AsByteStream|ConvertFrom-Json -AsHashtable|Invoke-WebRequest -SkipCertificateCheck|Invoke-RestMethod -SkipCertificateCheck|Join-Path -AdditionalChildPath|Split-Path -LeafBase|Split-Path -Extension|Get-ChildItem -FollowSymlink|Sort-Object -Top|Sort-Object -Bottom|Measure-Object -StandardDeviation',
    '6.1': 'Where-Object -Not|Measure-Object -AllStats',
    '6.2': 'ConvertFrom-Json -Depth',
    '7.0':
      'ForEach-Object -Parallel|ForEach-Object -ThrottleLimit|Import-Module -UseWindowsPowerShell|Select-String -Raw|Export-Csv -UseQuotes|ConvertTo-Csv -UseQuotes|ConvertFrom-Json -NoEnumerate|Invoke-RestMethod -StatusCodeVariable|Invoke-WebRequest -SkipHttpErrorCheck|Invoke-RestMethod -SkipHttpErrorCheck',
    '7.1': 'Get-Random -Shuffle',
    '7.4': 'Start-Process -Environment',
  }).flatMap(([version, names]) => names.split('|').map((name) => [name.toLowerCase(), version] as const)),
);

/** Values of -Encoding that came with 6.0. */
export const newerEncodings: ReadonlySet<string> = new Set(['utf8nobom', 'utf8bom', 'bigendianutf32']);
