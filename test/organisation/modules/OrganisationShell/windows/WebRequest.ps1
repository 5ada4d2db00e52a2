# Invoke-WebRequest, as far as metadata documents go: what the products serve at their URLs.

function Invoke-WebRequest {
    [CmdletBinding(PositionalBinding = $false)]
    param(
        [switch] $UseBasicParsing,
        [Parameter(Mandatory = $true, Position = 0)] [uri] $Uri,
        [switch] $UseDefaultCredentials,
        [int] $TimeoutSec
    )
    $ErrorActionPreference, $null, $null = Enter-Command $PSCmdlet $PSBoundParameters
    try { $metadata = Get-AuthMetadata ([string]$Uri) }
    catch {
        $status = $(if ($_.Exception.Message -match 'certificate') { 'TrustFailure' } elseif ($_.Exception.Message -match 'resolved') { 'NameResolutionFailure' } else { 'ProtocolError' })
        throw (New-Object System.Net.WebException $_.Exception.Message, $null, ([Net.WebExceptionStatus]$status), $null)
    }
    # Slashes come escaped, as .NET's own writer has them.
    $key = '{"usage":"signing","keyvalue":{"type":"x509Certificate","value":"' + $metadata.RawData.Replace('/', '\/') + '"}}'
    $content = '{"id":"' + $metadata.ApplicationIdentifier + '","realm":"' + $metadata.Realm + '","version":"1.0","keys":[' + $key + ']}'
    New-Object PSObject -Property @{ StatusCode = 200; StatusDescription = 'OK'; Content = $content; RawContentLength = $content.Length }
}
