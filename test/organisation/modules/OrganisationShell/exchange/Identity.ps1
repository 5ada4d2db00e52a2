# What an -Identity, a filter and a missing object mean to every Exchange command.

function Write-NotFound {
    param($Cmdlet, [string] $Identity)
    $dc = Get-SessionDomainController
    $message = "The operation couldn't be performed because object '$Identity' couldn't be found on '$dc'."
    $Cmdlet.WriteError((New-CommandError $message 'ManagementObjectNotFoundException' 'NotSpecified' $Identity))
}

# By the server that a session ends on: what Set-ADServerSettings was told there.
$script:PreferredServers = @{}

function Get-SessionDomainController {
    $preferred = $script:PreferredServers[[string]$script:SessionServer]
    if ($preferred) { $preferred } else { (Get-OrganisationState 'exchange/organisation').domainController }
}

function Select-ByIdentity {
    # What an -Identity means: absent, $null and empty give everything.
    param($Objects, [string] $Identity, [string[]] $Property)
    foreach ($object in $Objects) {
        if (-not $Identity) { $object; continue }
        foreach ($name in $Property) { if ($object.$name -eq $Identity) { $object; break } }
    }
}

function Test-OpathFilter {
    # A recipient filter of the form `Name -like 'x*'`, several joined by -and or by -or.
    param([string] $Filter, $Object)
    if (-not $Filter) { return $true }
    $answer = $null
    $rest = $Filter.Trim()
    $join = ''
    while ($rest) {
        if ($rest -notmatch "^\(?\s*(\w+)\s+-(eq|ne|like)\s+['`"]([^'`"]*)['`"]\s*\)?(\s+-(and|or)\s+)?") { throw "The filter `"$Filter`" is not valid." }
        $shown = $Object.($Matches[1])
        $one = $(switch ($Matches[2]) { 'eq' { $shown -eq $Matches[3] } 'ne' { $shown -ne $Matches[3] } default { $shown -like $Matches[3] } })
        $answer = $(if ($join -eq 'and') { $answer -and $one } elseif ($join -eq 'or') { $answer -or $one } else { $one })
        $join = [string]$Matches[5]
        $rest = $rest.Substring($Matches[0].Length)
    }
    $answer
}

function Get-MachineOf {
    param([string] $Server)
    $found = Find-OrganisationMachine $Server
    if ($found) { $found.Machine }
}
