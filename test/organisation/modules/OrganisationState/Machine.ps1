# Which machine the stand-ins show.

function Get-OrganisationMachine {
    # The machine whose registry, certificates and IIS the stand-ins show: where the shell runs, or the session's server.
    if (-not $script:Machine) { $script:Machine = (Get-OrganisationState 'organisation').runsOn }
    Get-OrganisationState (Get-OrganisationMachineName 'machine')
}

function Get-OrganisationMachineName {
    # State name of one of the current machine's files.
    param([string] $File)
    if (-not $script:Machine) { $script:Machine = (Get-OrganisationState 'organisation').runsOn }
    $script:Machine + '/' + $File
}

function Enter-OrganisationMachine {
    param([string] $Machine)
    $script:Machine = $Machine
}

function Confirm-FirstHop {
    # A command that goes on to the Central Management store and Active Directory: from a session without delegation it
    # gets no further, unless the session's endpoint runs as an administrator.
    param($Cmdlet)
    $machine = Get-OrganisationMachine
    if ($script:Machine -eq (Get-OrganisationState 'organisation').runsOn -or $machine.runsAsAdministrator) { return }
    $Cmdlet.ThrowTerminatingError((New-CommandError 'Access is denied: the Central Management store cannot be reached with the rights of this session.' 'AccessDenied' 'PermissionDenied' $machine.fqdn))
}

function Find-OrganisationMachine {
    # A machine by short name or FQDN: its folder ('servers/EX14') and its state, or nothing.
    param([string] $Name)
    $known = $script:FolderOfName[$Name]
    if (-not $known) {
        foreach ($folder in (Get-OrganisationState 'organisation').machines) {
            $machine = Get-OrganisationState "$folder/machine"
            if ($machine.fqdn -eq $Name -or $machine.name -eq $Name) { $known = $script:FolderOfName[$Name] = $folder }
        }
        if (-not $known) { return }
    }
    New-Object PSObject -Property @{ Folder = $known; Machine = Get-OrganisationState "$known/machine" }
}

function Expand-OrganisationPath {
    # Paths in the state start with %ORGANISATION% and use '/', so that a copied folder keeps working.
    param([string] $Text)
    if (-not $Text.StartsWith('%ORGANISATION%')) { return $Text }
    $Text.Replace('%ORGANISATION%', $script:Folder).Replace('/', [string][IO.Path]::DirectorySeparatorChar)
}
