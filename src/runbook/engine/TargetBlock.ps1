# Runs a script block where its target is: in the runbook's own scope, or sent to a server. Values enter as arguments only.
# Warnings become events, so that they cannot stand between the lines of the output.
function Invoke-TargetBlock {
    param(
        [Parameter(Mandatory = $true)] [string] $Target,
        [Parameter(Mandatory = $true)] [scriptblock] $Block,
        [AllowEmptyCollection()] [object[]] $ArgumentList = @()
    )
    if ($script:Run.Broken.ContainsKey($Target)) { throw ('There is no connection to ' + $script:Run.Connections[$Target].Name + '.') }
    if (-not $script:Run.Opened.ContainsKey($Target)) { throw ('The target ' + $Target + ' is not connected.') }
    $opened = $script:Run.Opened[$Target]
    if ($opened.Send) {
        $arguments = @{ Session = $opened.Session; ScriptBlock = $Block; ErrorAction = 'Stop' }
        if ($ArgumentList.Count -gt 0) { $arguments['ArgumentList'] = $ArgumentList }
        $output = @(Invoke-Command @arguments 3>&1)
    }
    else { $output = @(& $Block @ArgumentList 3>&1) }
    foreach ($item in $output) {
        if ($item -is [System.Management.Automation.WarningRecord]) { Write-RunWarning -Message $item.Message }
        elseif ($null -ne $item) { $item }
    }
}

# Text that a block gave: what it has to say to the reader.
function Invoke-TextBlock {
    param([string] $Target, [scriptblock] $Block, [AllowEmptyCollection()] [object[]] $ArgumentList = @())
    $texts = @(foreach ($item in @(Invoke-TargetBlock -Target $Target -Block $Block -ArgumentList $ArgumentList)) { Get-OneLine -Text ([string] $item) })
    return [string]::Join(' ', [string[]] @($texts | Where-Object { $_ -ne '' }))
}
