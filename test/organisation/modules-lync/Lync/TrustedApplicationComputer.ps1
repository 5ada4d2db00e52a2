# Computers of trusted application pools.

function ConvertTo-TrustedApplicationComputer {
    param($Pool, [string] $Computer)
    New-Object PSObject -Property @{ Identity = $Computer; Fqdn = $Computer; Pool = $Pool.poolFqdn }
}

function Get-CsTrustedApplicationComputer {
    [CmdletBinding(PositionalBinding = $false, DefaultParameterSetName = 'Identity')]
    param(
        [Parameter(ParameterSetName = 'Identity', Position = 0)] [string] $Identity,
        [string] $Pool,
        [switch] $Local,
        [Parameter(ParameterSetName = 'Filter')] [string] $Filter
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    $found = 0
    foreach ($one in Get-PublishedPool $Pool) {
        foreach ($computer in $one.computers) {
            if ($Identity -and $computer -ne $Identity) { continue }
            if ($Local -and $computer -ne (Get-OrganisationMachine).fqdn) { continue }
            $found++
            if (-not $Filter -or $computer -like $Filter) { ConvertTo-TrustedApplicationComputer $one $computer }
        }
    }
    if ($Identity -and -not $found) {
        $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application computer `"$Identity`"." 'ComputerNotFound' 'ObjectNotFound' $Identity))
    }
}

function New-CsTrustedApplicationComputer {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true)]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Identity,
        [Parameter(Mandatory = $true)] [string] $Pool,
        [switch] $Force
    )
    $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
    Confirm-FirstHop $PSCmdlet
    $known = @(Get-PublishedPool $Pool)
    if ($known.Count -eq 0) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "Cannot find trusted application pool `"$Pool`"." 'PoolNotFound' 'ObjectNotFound' $Pool))
    }
    # A computer belongs to one pool, and a pool that is its own computer stays alone.
    foreach ($other in Get-PublishedPool) {
        if (@($other.computers) -contains $Identity) {
            $PSCmdlet.ThrowTerminatingError((New-CommandError "The computer `"$Identity`" already exists in the pool `"$($other.poolFqdn)`"." 'ComputerAlreadyExists' 'ResourceExists' $Identity))
        }
    }
    if (@($known[0].computers) -contains $known[0].poolFqdn) {
        $PSCmdlet.ThrowTerminatingError((New-CommandError "The pool `"$Pool`" has a computer of its own name: no further computer can be added." 'SingleComputerPool' 'InvalidOperation' $Identity))
    }
    if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
    $question = "No computer account exists in Active Directory for `"$Identity`". Do you want to continue?"
    $hasAccount = @((Get-OrganisationState 'organisation').computerAccounts) -contains $Identity
    if (-not $Force -and -not $hasAccount -and -not $PSCmdlet.ShouldContinue($question, 'Trusted application computer')) { return }
    Edit-Organisation 'New-CsTrustedApplicationComputer' $PSBoundParameters 'skype/topology' {
        param($topology)
        $own = $topology.published.trustedApplicationPools | Where-Object { $_.serviceId -eq $known[0].serviceId }
        $own.computers = @($own.computers) + $Identity
        $topology.published.version++
        ConvertTo-TrustedApplicationComputer $own $Identity
    }
    Write-Warning 'The change is published. It takes effect when Enable-CsTopology has run.'
}

function Remove-CsTrustedApplicationComputer {
    [CmdletBinding(PositionalBinding = $false, SupportsShouldProcess = $true, ConfirmImpact = 'High')]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipelineByPropertyName = $true)] [string] $Identity,
        [switch] $Force
    )
    process {
        $ErrorActionPreference, $WhatIfPreference, $ConfirmPreference = Enter-Command $PSCmdlet $PSBoundParameters
        Confirm-FirstHop $PSCmdlet
        $pool = Get-PublishedPool | Where-Object { @($_.computers) -contains $Identity }
        if (-not $pool) {
            $PSCmdlet.WriteError((New-CommandError "Cannot find trusted application computer `"$Identity`"." 'ComputerNotFound' 'ObjectNotFound' $Identity))
            return
        }
        if (@($pool.computers).Count -eq 1) {
            $PSCmdlet.WriteError((New-CommandError "`"$Identity`" is the last computer of the pool `"$($pool.poolFqdn)`": remove the pool instead." 'LastComputer' 'InvalidOperation' $Identity))
            return
        }
        if (-not $PSCmdlet.ShouldProcess($Identity)) { return }
        Edit-Organisation 'Remove-CsTrustedApplicationComputer' $PSBoundParameters 'skype/topology' {
            param($topology)
            $own = $topology.published.trustedApplicationPools | Where-Object { $_.serviceId -eq $pool.serviceId }
            $own.computers = @($own.computers | Where-Object { $_ -ne $Identity })
            $topology.published.version++
        }
    }
}
