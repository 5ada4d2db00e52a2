# Each connection that a run needs is opened once, and let go of at the run's end, however it ends.
# One that cannot be opened is kept in mind, so that all that is wrong is shown at once.

# What the selected steps, those that they depend on, the checks of these phases and the locks on the servers need.
function Get-NeededConnection {
    param([Parameter(Mandatory = $true)] [string[]] $Phase)
    foreach ($item in (@(Get-SelectedStep) + @(Get-OutsideDependency) + @(Get-Replacement) + @(Get-SelectedCheck -Phase $Phase))) { $item.Connection }
    foreach ($target in $script:Run.Targets) {
        if ($target.StartsWith('server/', [System.StringComparison]::Ordinal)) { $target }
    }
    if ($null -ne $script:Run.Organisation) { $script:Run.Organisation.Connection }
}

function Connect-Needed {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [string[]] $Key)
    foreach ($one in $script:Run.Order) {
        if ($Key -notcontains $one) { continue }
        $connection = $script:Run.Connections[$one]
        $missing = @()
        try {
            Invoke-Import -Block { Open-Connection -Connection $connection }
            $missing = @(Get-MissingRight -Connection $connection)
            if (($connection.DomainController -ne '') -and ($missing.Count -eq 0)) { Invoke-Import -Block { Set-SessionDomainController -Connection $connection } }
        }
        catch {
            $script:Run.Broken[$one] = $true
            Close-Connection -Key $one
            Write-ConnectionCheck -Connection $connection -Outcome 'unknown' -Message (Get-ErrorText -ErrorRecord $_)
            continue
        }
        if ($missing.Count -eq 0) {
            Write-ConnectionCheck -Connection $connection -Outcome 'pass' -Message ''
            continue
        }
        $script:Run.Incomplete += $connection.Shown
        Write-ConnectionCheck -Connection $connection -Outcome 'fail' -Message ([string]::Join(' ', [string[]] $missing))
    }
}

# Importing commands is no change: under -WhatIf it would be left out, and nothing could be read.
function Invoke-Import {
    param([Parameter(Mandatory = $true)] [scriptblock] $Block)
    $whatIf = $global:WhatIfPreference
    $global:WhatIfPreference = $false
    try { & $Block }
    finally { $global:WhatIfPreference = $whatIf }
}

function Write-ConnectionCheck {
    param([hashtable] $Connection, [string] $Outcome, [string] $Message)
    Write-RunEvent -Fields ([ordered]@{
            event = 'check'; id = $Connection.Shown + '/connection'; target = $Connection.Name; where = (Get-ConnectionPlace -Key $Connection.Key)
            outcome = $Outcome; safety = 'required'; message = $Message
        })
}

# Where the commands of a connection run.
function Get-ConnectionPlace {
    param([string] $Key)
    $connection = $script:Run.Connections[$Key]
    switch ($connection.Kind) {
        'Computer' { return $connection.ComputerName }
        'Uri' { return (New-Object -TypeName System.Uri -ArgumentList $connection.Uri).Host }
    }
    return [System.Environment]::MachineName
}

# The names of the connections that could not be opened.
function Get-BrokenName {
    foreach ($key in $script:Run.Order) {
        if ($script:Run.Broken.ContainsKey($key)) { $script:Run.Connections[$key].Shown }
    }
}

# The shells of two Exchange generations have commands of the same names. Those of the one that is asked become the current ones,
# and what only the other one has is out of sight meanwhile.
function Use-Connection {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $module = $script:Run.Opened[$Key].Module
    $target = $script:Run.Connections[$Key].Target
    $current = [string] $script:Run.Current[$target]
    if (($null -eq $module) -or ($current -eq $Key)) { return }
    Invoke-Import -Block {
        if ($script:Run.Opened.ContainsKey($current)) { Hide-Command -Module $script:Run.Opened[$current].Module }
        Import-Module -ModuleInfo $module -Global -DisableNameChecking -ErrorAction Stop
    }
    $script:Run.Current[$target] = $Key
}

function Hide-Command {
    param([Parameter(Mandatory = $true)] [System.Management.Automation.PSModuleInfo] $Module)
    foreach ($name in @($Module.ExportedFunctions.get_Keys())) {
        $path = 'function:' + $name
        if (Test-Path -LiteralPath $path) { Remove-Item -LiteralPath $path -Confirm:$false }
    }
}

function Disconnect-All {
    foreach ($key in @($script:Run.Opened.get_Keys())) { Close-Connection -Key $key }
}

# The imported commands go with their session: left behind, they would open another one when somebody calls them.
function Close-Connection {
    param([Parameter(Mandatory = $true)] [string] $Key)
    $opened = $script:Run.Opened[$Key]
    $script:Run.Opened.Remove($Key)
    if (($null -eq $opened) -or ($null -eq $opened.Session)) { return }
    try {
        if ($null -ne $opened.Module) { Remove-Module -ModuleInfo $opened.Module -Force -ErrorAction Stop -WhatIf:$false -Confirm:$false }
        Remove-PSSession -Session $opened.Session -ErrorAction Stop -WhatIf:$false -Confirm:$false
    }
    catch { Write-RunWarning -Message ('The session of ' + $script:Run.Connections[$Key].Shown + ' could not be closed: ' + (Get-ErrorText -ErrorRecord $_)) }
}
