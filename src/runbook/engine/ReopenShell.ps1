# iisreset ends the Exchange shells that live in the IIS of its server, by whichever name they were reached, and this end only
# notices when it asks the next time. So they are opened again once it is over, as soon as they answer.
function Restart-ExchangeShell {
    param([Parameter(Mandatory = $true)] [hashtable] $Trigger, [Parameter(Mandatory = $true)] [string] $Reason)
    $keys = @($script:Run.Order | Where-Object { $script:Run.Opened.ContainsKey($_) -and ($script:Run.Connections[$_].Target -eq 'exchange') })
    foreach ($key in $keys) { Restart-Connection -Connection $script:Run.Connections[$key] -Trigger $Trigger -Reason $Reason }
}

function Restart-Connection {
    param([hashtable] $Connection, [hashtable] $Trigger, [string] $Reason)
    $until = [System.DateTime]::UtcNow.AddSeconds(120)
    while ($true) {
        Close-Connection -Key $Connection.Key
        # Else its commands would be taken for those that are in sight already.
        if ([string] $script:Run.Current[$Connection.Target] -eq $Connection.Key) { $script:Run.Current.Remove($Connection.Target) }
        try {
            Invoke-Import -Block { Open-Connection -Connection $Connection }
            if ($Connection.DomainController -ne '') { Invoke-Import -Block { Set-SessionDomainController -Connection $Connection } }
            return
        }
        catch {
            if (([System.DateTime]::UtcNow -lt $until) -and -not (Test-Stopped)) {
                Start-Sleep -Seconds 5
                continue
            }
            Close-Connection -Key $Connection.Key
            $script:Run.Broken[$Connection.Key] = $true
            throw (Get-RefusalException -Reason $Reason -ExitCode 1 -Message ($Trigger.Id + ' was run, and ' + $Connection.Shown + ' does not answer again: ' + (Get-ErrorText -ErrorRecord $_) + ' The rest was not touched.') -Remedy 'See why, and start the same mode again: it goes on from here.')
        }
    }
}
