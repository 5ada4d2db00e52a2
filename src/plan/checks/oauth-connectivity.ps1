param($TargetUri, $Mailbox, $NotAccepted)

@{
    Read  = { @{ Results = @(Test-OAuthConnectivity -Service Generic -TargetUri $TargetUri -Mailbox $Mailbox -Confirm:$false | ForEach-Object { [string]$_.ResultType }) } }
    Judge = {
        param($Found)
        if (@($Found.Results).Count -eq 0 -or @($Found.Results | Where-Object { $_ -ne 'Success' }).Count -gt 0) {
            $NotAccepted + ($Found.Results -join ', ') + '.'
        }
    }
}
