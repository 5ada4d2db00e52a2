param($ComputerFqdn, $PoolFqdn, $PoolStep, $LastComputer, $Refusal)

@{
    Read     = { Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Identity -eq $ComputerFqdn } }
    Expect   = @{ Pool = $PoolFqdn }
    # Where the pool goes, too, and was made by owa-im.
    GoesWith = $PoolStep
    Create   = { New-CsTrustedApplicationComputer -Identity $ComputerFqdn -Pool $PoolFqdn -Force -Confirm:$false }
    Remove   = { Remove-CsTrustedApplicationComputer -Identity $ComputerFqdn -Force -Confirm:$false }
    Keep     = {
        $Computers = @(Get-CsTrustedApplicationComputer | Where-Object { [string]$_.Pool -eq $PoolFqdn })
        if ($Computers.Count -eq 1) { $LastComputer }
    }
    Refuse   = $Refusal
}
