# Runs Exchange's own Configure-EnterprisePartnerApplication.ps1, which needs the management tools on this machine.
# In a child process, since it ends its host with `exit 1`; it answers by host text only, so its success line is asked for, too.
function Invoke-ConfigureEnterprisePartnerApplication {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string] $MetadataUrl,
        [ValidateSet('Lync', 'SharePoint', 'Exchange')] [string] $ApplicationType = 'Lync',
        [ValidateRange(1, 86400)] [int] $TimeoutSeconds = 900
    )
    $install = [string] (Get-ItemProperty -Path 'HKLM:\SOFTWARE\Microsoft\ExchangeServer\v15\Setup' -ErrorAction Stop).MsiInstallPath
    $shellPath = [System.IO.Path]::Combine($install, 'bin', 'RemoteExchange.ps1')
    $scriptPath = [System.IO.Path]::Combine($install, 'Scripts', 'Configure-EnterprisePartnerApplication.ps1')
    foreach ($path in @($shellPath, $scriptPath)) {
        if (-not [System.IO.File]::Exists($path)) { throw ($path + ' is missing: the Exchange management tools are needed on this machine.') }
    }
    $call = '& ' + (ConvertTo-SingleQuoted -Text $scriptPath) + ' -AuthMetadataUrl ' + (ConvertTo-SingleQuoted -Text $MetadataUrl) + ' -ApplicationType ' + (ConvertTo-SingleQuoted -Text $ApplicationType)
    # What the session of the organisation asks, the script has to ask, too: it has a session of its own.
    $controller = $script:Run.Connections['exchange'].DomainController
    if ($controller -ne '') { $call += ' -DomainController ' + (ConvertTo-SingleQuoted -Text $controller) }
    $text = [string]::Join('; ', [string[]] @(
            ('. ' + (ConvertTo-SingleQuoted -Text $shellPath)),
            'Connect-ExchangeServer -auto',
            '$global:LASTEXITCODE = 0',
            $call,
            'exit $LASTEXITCODE'
        ))
    $result = Invoke-ChildShell -CommandText $text -TimeoutSeconds $TimeoutSeconds
    foreach ($line in $result.Lines) { Write-RunEvent -Fields ([ordered]@{ event = 'output'; source = 'Configure-EnterprisePartnerApplication.ps1'; text = $line }) }
    if ($result.ExitCode -ne 0) { throw ('Configure-EnterprisePartnerApplication.ps1 ended with exit code ' + $result.ExitCode + '. ' + (Get-LastLine -Line $result.Lines)) }
    if (@($result.Lines | Where-Object { $_ -match 'THE CONFIGURATION HAS SUCCEEDED' }).Count -eq 0) {
        throw ('Configure-EnterprisePartnerApplication.ps1 did not say that it succeeded. ' + (Get-LastLine -Line $result.Lines))
    }
}

function Get-LastLine {
    param([AllowEmptyCollection()] [string[]] $Line)
    if ($Line.Count -eq 0) { return 'It said nothing.' }
    return 'It said: ' + [string]::Join(' ', [string[]] @($Line | Select-Object -Last 3))
}
