@{
    Run     = { Enable-CsTopology -Force -Confirm:$false }
}
