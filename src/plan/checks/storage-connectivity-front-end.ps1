param($SipUri, $FrontEnd, $Unreachable)

@{
    Writes = $true
    Read   = {
        # The item that the test writes into the Conversation History folder is deleted again.
        try {
            Test-CsExStorageConnectivity -SipUri $SipUri -HostNameStorageService $FrontEnd -Binding NetTCP -DeleteItem | Out-Null
            @{ Message = '' }
        }
        catch { @{ Message = $_.Exception.Message } }
    }
    Judge  = { param($Found) if ($Found.Message -ne '') { $Unreachable + $Found.Message } }
}
