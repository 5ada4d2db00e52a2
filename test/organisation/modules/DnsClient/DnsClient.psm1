# Stand-in for Resolve-DnsName: names of organisation.json.
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
Import-Module OrganisationState -DisableNameChecking

function Resolve-DnsName {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [Parameter(Mandatory = $true, Position = 0, ValueFromPipeline = $true, ValueFromPipelineByPropertyName = $true)] [string] $Name,
        [Parameter(Position = 1, ValueFromPipelineByPropertyName = $true)] [string] $Type = 'A_AAAA',
        [string[]] $Server,
        [switch] $DnsOnly,
        [switch] $NoHostsFile,
        [switch] $QuickTimeout,
        [switch] $TcpOnly
    )
    process {
        $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
        $entry = (Get-OrganisationState 'organisation').dns.PSObject.Properties[$Name]
        if (-not $entry) {
            $PSCmdlet.WriteError((New-CommandError "$Name : DNS name does not exist" 'DNS_ERROR_RCODE_NAME_ERROR' 'ResourceUnavailable' $Name))
            return
        }
        if ($Type -ne 'A' -and $Type -ne 'A_AAAA' -and $Type -ne 'ALL') { return }
        foreach ($address in @($entry.Value)) {
            New-Object PSObject -Property @{ Name = $Name; Type = 'A'; TTL = 1200; Section = 'Answer'; IPAddress = $address; IP4Address = $address }
        }
    }
}

Export-ModuleMember -Function Resolve-DnsName
