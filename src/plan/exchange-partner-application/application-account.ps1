param($AccountFilter, $NoMailUser)

@{
    Read  = {
        $Others = Get-User -ResultSize Unlimited -Filter $AccountFilter | Where-Object { [string]$_.RecipientType -ne 'MailUser' }
        @{ Others = @($Others | ForEach-Object { [string]$_.RecipientType }) }
    }
    Judge = {
        param($Found)
        if (@($Found.Others).Count -gt 0) {
            $NoMailUser + ($Found.Others -join ', ') + '.'
        }
    }
}
