# The Exchange Management Shell of the simulated installation: the shell's variables, and Connect-ExchangeServer, which
# opens a session and brings its commands into the global scope.
$global:exbin = $PSScriptRoot + [IO.Path]::DirectorySeparatorChar
$global:exinstall = [IO.Path]::GetDirectoryName($PSScriptRoot) + [IO.Path]::DirectorySeparatorChar
$global:exscripts = [IO.Path]::Combine($global:exinstall, 'Scripts') + [IO.Path]::DirectorySeparatorChar
Import-Module OrganisationShell -Global -DisableNameChecking
Write-Host ''
Write-Host '         Welcome to the Exchange Management Shell!'
Write-Host ''

function global:Connect-ExchangeServer {
    [CmdletBinding(DefaultParameterSetName = 'Auto')]
    param(
        [Parameter(ParameterSetName = 'Auto')] [switch] $Auto,
        [Parameter(ParameterSetName = 'Fqdn', Mandatory = $true)] [string] $ServerFqdn,
        [string] $ClientApplication
    )
    & (Get-Module OrganisationShell) { param($ServerFqdn) Connect-ExchangeShell $ServerFqdn } $ServerFqdn
}
