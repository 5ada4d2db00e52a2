# Runs a script block where its connection leads: in the runbook's own scope, or sent to a machine. Values enter as arguments only.
# Warnings become events, so that they cannot stand between the lines of the output.
function Invoke-TargetBlock {
    param(
        [Parameter(Mandatory = $true)] [string] $Connection,
        [Parameter(Mandatory = $true)] [scriptblock] $Block,
        [AllowEmptyCollection()] [object[]] $ArgumentList = @()
    )
    $shown = $script:Run.Connections[$Connection].Shown
    if ($script:Run.Broken.ContainsKey($Connection)) { throw ('There is no connection to ' + $shown + '.') }
    if (-not $script:Run.Opened.ContainsKey($Connection)) { throw ($shown + ' is not connected.') }
    $opened = $script:Run.Opened[$Connection]
    Assert-Opened -Opened $opened -Shown $shown
    if ($opened.Send) {
        $arguments = @{ Session = $opened.Session; ScriptBlock = $Block; ErrorAction = 'Stop' }
        if ($ArgumentList.Count -gt 0) { $arguments['ArgumentList'] = $ArgumentList }
        $output = @(Invoke-Command @arguments 3>&1)
    }
    else {
        Use-Connection -Key $Connection
        $output = @(& $Block @ArgumentList 3>&1)
    }
    Assert-Opened -Opened $opened -Shown $shown
    $script:Run['BlockWarnings'] = @()
    foreach ($item in $output) {
        if ($item -is [System.Management.Automation.WarningRecord]) {
            $script:Run['BlockWarnings'] += Get-OneLine -Text $item.Message
            Write-RunWarning -Message $item.Message
        }
        elseif ($null -ne $item) { $item }
    }
}

# A session that broke off may end a block without an error: what it gave until then is not an answer. And the commands that
# were imported from it would quietly open another one, without what was set in the first.
function Assert-Opened {
    param([hashtable] $Opened, [string] $Shown)
    if (($null -ne $Opened.Session) -and ([string] $Opened.Session.State -ne 'Opened')) { throw ('The connection to ' + $Shown + ' was lost.') }
}

# Text that a block gave: what it has to say to the reader.
function Invoke-TextBlock {
    param([string] $Connection, [scriptblock] $Block, [AllowEmptyCollection()] [object[]] $ArgumentList = @())
    $texts = @(foreach ($item in @(Invoke-TargetBlock -Connection $Connection -Block $Block -ArgumentList $ArgumentList)) { Get-OneLine -Text ([string] $item) })
    return [string]::Join(' ', [string[]] @($texts | Where-Object { $_ -ne '' }))
}
