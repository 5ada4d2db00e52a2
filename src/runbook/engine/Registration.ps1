# What a runbook says about itself before it runs. Registration only registers: nothing is contacted, read or written here.

function Open-Runbook {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [ValidatePattern('^[a-z0-9][a-z0-9-]{0,62}$')] [string] $Environment,
        [Parameter(Mandatory = $true)] [string] $Folder,
        [Parameter(Mandatory = $true)] [ValidateSet('Test', 'Apply', 'Verify', 'Rollback')] [string] $Mode,
        [AllowEmptyCollection()] [string[]] $Target = @(),
        [AllowEmptyCollection()] [string[]] $Step = @(),
        [string] $JournalPath = '',
        [ValidateSet('Text', 'Json')] [string] $OutputFormat = 'Text',
        [string] $Observed = '',
        [string] $ApprovedBy = '',
        [string] $StopBefore = '',
        [System.Management.Automation.PSCredential] $ExchangeCredential,
        [System.Management.Automation.PSCredential] $SkypeCredential,
        [System.Management.Automation.PSCredential] $ServerCredential,
        [Parameter(Mandatory = $true)] [System.Management.Automation.PSCmdlet] $Cmdlet
    )
    # Called as `& .\runbook.ps1 -WhatIf`, a function in a module sees WhatIf as false: the runbook's own scope is asked.
    $whatIf = [bool] $Cmdlet.SessionState.PSVariable.GetValue('WhatIfPreference', $false)
    if ($Cmdlet.MyInvocation.BoundParameters.ContainsKey('WhatIf')) { $whatIf = [bool] $Cmdlet.MyInvocation.BoundParameters['WhatIf'] }
    $script:Run = @{
        Environment   = $Environment
        Folder        = [System.IO.Path]::GetFullPath($Folder)
        Mode          = $Mode
        AskedTargets  = @($Target)
        AskedSteps    = @($Step)
        JournalFolder = $JournalPath
        OutputFormat  = $OutputFormat
        Observed      = $Observed
        ApprovedBy    = (Get-OneLine -Text $ApprovedBy)
        StopBeforeText = $StopBefore
        StopBefore    = $null
        Absent        = $false
        Section       = $null
        LongestServer = 0.0
        Window        = $null
        Credential    = @{ exchange = $ExchangeCredential; skype = $SkypeCredential; server = $ServerCredential }
        Cmdlet        = $Cmdlet
        WhatIf        = $whatIf
        Items         = (New-Object -TypeName System.Collections.ArrayList)
        Ids           = @{}
        Steps         = @{}
        Checks        = @{}
        Connections   = @{}
        Order         = (New-Object -TypeName System.Collections.ArrayList)
        TargetOrder   = (New-Object -TypeName System.Collections.ArrayList)
        Opened        = @{}
        Broken        = @{}
        Incomplete    = @()
        Current       = @{}
        Organisation  = $null
        Changed       = $false
        Journal       = $null
        State         = $null
        Lock          = $null
        ServerLocks   = @()
        Digest        = ''
        Engine        = ''
    }
}

# 'skype' and 'exchange' are the organisation's shells, everything else is a server; `server/NAME` always means a server.
function ConvertTo-CanonicalTarget {
    param([Parameter(Mandatory = $true)] [string] $Name)
    $lower = $Name.Trim().ToLowerInvariant()
    if (($lower -eq 'skype') -or ($lower -eq 'exchange')) { return $lower }
    if ($lower.StartsWith('server/', [System.StringComparison]::Ordinal)) { return $lower }
    return 'server/' + $lower
}

# Where the commands of a target come from. Module: imported here. Uri: remoting to a shell endpoint, imported here.
# ComputerName: script blocks are sent there, where -Module is imported if it is given.
# Local alone: this machine is the server, or has the Exchange management shell.
# The first connection of exchange is the organisation's; each further one is the shell of another generation of servers.
function Add-Connection {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string] $Target,
        [string] $Module = '',
        [string] $Uri = '',
        [string] $ComputerName = '',
        [int] $Port = 5985,
        [bool] $UseSsl = $false,
        [string] $ConfigurationName = 'Microsoft.PowerShell',
        [switch] $Local,
        [string] $Generation = '',
        [string] $DomainController = '',
        [AllowEmptyCollection()] [string[]] $RequiredCommand = @()
    )
    $canonical = ConvertTo-CanonicalTarget -Name $Target
    $kind = @()
    if (($Module -ne '') -and ($ComputerName -eq '')) { $kind += 'Module' }
    if ($Uri -ne '') { $kind += 'Uri' }
    if ($ComputerName -ne '') { $kind += 'Computer' }
    if ($Local) { $kind += 'Local' }
    if ($kind.Count -ne 1) { throw ('The connection of ' + $Target + ' needs one of -Module, -Uri, -ComputerName and -Local.') }
    $key = $canonical
    $name = $Target
    if (($canonical -eq 'exchange') -and $script:Run.Connections.ContainsKey('exchange') -and ($Generation -ne $script:Run.Connections['exchange'].Generation)) {
        $key += '/' + $Generation.ToLowerInvariant()
        $name += '/' + $Generation
    }
    if ($script:Run.Connections.ContainsKey($key)) { throw ('The connection of ' + $name + ' is registered twice.') }
    $script:Run.Connections[$key] = @{
        Key = $key; Target = $canonical; Name = $Target; Shown = $name; Kind = $kind[0]; Module = $Module; Uri = $Uri; ComputerName = $ComputerName; Port = $Port
        UseSsl = $UseSsl; ConfigurationName = $ConfigurationName; Generation = $Generation; DomainController = $DomainController; RequiredCommand = @($RequiredCommand)
    }
    [void] $script:Run.Order.Add($key)
    if ($key -eq $canonical) { [void] $script:Run.TargetOrder.Add($canonical) }
}

# The key of the connection that a step or check asks: the target's own, or that of the named generation.
function Get-ConnectionKey {
    param([string] $Id, [string] $Target, [AllowEmptyString()] [string] $Generation)
    if ($Generation -eq '') { return $Target }
    foreach ($key in $script:Run.Order) {
        $connection = $script:Run.Connections[$key]
        if (($connection.Target -eq $Target) -and ($connection.Generation -eq $Generation)) { return $key }
    }
    throw ($Id + ': no connection of ' + $Target + ' is of generation ' + $Generation + '.')
}

# The text that says which organisation answers. The journal is bound to it.
function Add-Organisation {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [scriptblock] $Read,
        [AllowNull()] [scriptblock] $Servers = $null
    )
    $script:Run.Organisation = @{ Connection = (ConvertTo-CanonicalTarget -Name $Target); Name = $Target; Read = $Read; Servers = $Servers }
}

# Preflight: before the first change. Health: where it stands between the steps, and in Verify. Verification: in Verify only.
function Add-Check {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Id,
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [ValidateSet('Preflight', 'Health', 'Verification')] [string] $Phase,
        [ValidateSet('Required', 'Advice')] [string] $Safety = 'Required',
        [int] $WaitSeconds = 0,
        [string] $Generation = '',
        [Parameter(Mandatory = $true, Position = 1)] [hashtable] $Definition
    )
    Assert-NewId -Id $Id
    Assert-DefinitionKey -Id $Id -Definition $Definition -Allowed @('Read', 'Judge', 'Writes') -Needed @('Read', 'Judge')
    $canonical = ConvertTo-CanonicalTarget -Name $Target
    $check = @{
        Kind = 'Check'; Id = $Id; Target = $canonical; Connection = (Get-ConnectionKey -Id $Id -Target $canonical -Generation $Generation); Name = $Target; Phase = $Phase
        Safety = $Safety.ToLowerInvariant(); WaitSeconds = $WaitSeconds; Read = $Definition['Read']; Judge = $Definition['Judge']
        Writes = [bool] $Definition['Writes']; Section = $script:Run.Section; Absent = $false
    }
    $script:Run.Checks[$Id] = $check
    [void] $script:Run.Items.Add($check)
}

# A pause between servers, made only where this run changed something of the server that it stands behind.
function Add-Pause {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Id,
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [ValidateRange(0, 86400)] [int] $Seconds
    )
    Assert-NewId -Id $Id
    $pause = @{ Kind = 'Pause'; Id = $Id; Target = (ConvertTo-CanonicalTarget -Name $Target); Name = $Target; Seconds = $Seconds; Section = $script:Run.Section; Absent = $false }
    [void] $script:Run.Items.Add($pause)
}

function Assert-NewId {
    param([Parameter(Mandatory = $true)] [string] $Id)
    if ($script:Run.Ids.ContainsKey($Id)) { throw ('The id ' + $Id + ' is registered twice.') }
    $script:Run.Ids[$Id] = $true
}

function Assert-DefinitionKey {
    param([string] $Id, [hashtable] $Definition, [string[]] $Allowed, [AllowEmptyCollection()] [string[]] $Needed)
    foreach ($key in @($Definition.get_Keys())) {
        if ($Allowed -notcontains $key) { throw ($Id + ': ' + $key + ' is not one of ' + [string]::Join(', ', $Allowed) + '.') }
    }
    foreach ($key in $Needed) {
        if (-not $Definition.ContainsKey($key)) { throw ($Id + ': ' + $key + ' is missing.') }
    }
}
