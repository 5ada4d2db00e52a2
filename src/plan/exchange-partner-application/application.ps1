param($ApplicationIdentifier, $ApplicationName, $AuthMetadataUrl, $Realm, $Account, $OtherObject, $Refusal)

@{
    Read   = {
        Get-PartnerApplication |
            Where-Object { $_.ApplicationIdentifier -eq $ApplicationIdentifier -and -not $_.UseAuthServer } |
            Where-Object { $_.AuthMetadataUrl -eq $AuthMetadataUrl -or $_.Realm -eq $Realm } |
            ForEach-Object {
                @{
                    Enabled                             = $_.Enabled
                    AcceptSecurityIdentifierInformation = $_.AcceptSecurityIdentifierInformation
                    LinkedAccount                       = ([string]$_.LinkedAccount -split '/')[-1]
                    Name                                = [string]$_.Name
                }
            }
    }
    Expect = @{ Enabled = $true; AcceptSecurityIdentifierInformation = $true; LinkedAccount = $Account }
    Record = @('Name')
    Create = {
        New-PartnerApplication -Name $ApplicationName -AuthMetadataUrl $AuthMetadataUrl -AcceptSecurityIdentifierInformation $true -Enabled $true -LinkedAccount $Account -Confirm:$false
    }
    Remove = { Remove-PartnerApplication -Identity $ApplicationName -Confirm:$false }
    Keep   = { param($Before, $Now) if ($Now.Name -ne $ApplicationName) { $OtherObject + $Now.Name } }
    Refuse = $Refusal
}
