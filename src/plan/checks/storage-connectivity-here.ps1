param($SipUri, $Unreachable)

@{
    Writes = $true
    Read   = {
        # The item that the test writes into the Conversation History folder is deleted again.
        try {
            Test-CsExStorageConnectivity -SipUri $SipUri -Binding NetNamedPipe -DeleteItem | Out-Null
            @{ Message = '' }
        }
        catch { @{ Message = $_.Exception.Message } }
    }
    Judge  = { param($Found) if ($Found.Message -ne '') { $Unreachable + $Found.Message } }
}
