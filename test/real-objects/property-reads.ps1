# Prints as JSON which properties of a cmdlet's output the scripts read: cmdlet, property, file, line. It follows the output through
# pipelines that pass it on, variables, loops and parameters. A member of $_ belongs to what the pipeline before it gives.
# -Cmdlets: their names, separated by commas. -Parameters: what parameters hold a cmdlet's output, as NAME=CMDLET, likewise.
param(
    [Parameter(Mandatory = $true)] [string] $Cmdlets,
    [string] $Parameters = '',
    [Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)] [string[]] $File
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'
$passing = 'Where-Object', 'Sort-Object', 'Select-Object'
$Cmdlet = $Cmdlets -split ','
$handed = @{}
foreach ($one in @($Parameters -split ',' | Where-Object { $_ })) {
    $name, $from = $one -split '='
    $handed[$name] = $from
}

# The cmdlet whose output an expression, a pipeline or a command holds, or nothing.
function Get-Origin {
    param($Ast, [int] $Depth = 0)
    if ($null -eq $Ast -or $Depth -gt 12) { return }
    $next = $Depth + 1
    switch ($Ast.GetType().Name) {
        'PipelineAst' { return Get-PipelineOrigin -Elements @($Ast.PipelineElements) -Depth $next }
        'CommandAst' { if ($Ast.GetCommandName() -in $Cmdlet) { return $Ast.GetCommandName() } }
        'CommandExpressionAst' { return Get-Origin -Ast $Ast.Expression -Depth $next }
        'ParenExpressionAst' { return Get-Origin -Ast $Ast.Pipeline -Depth $next }
        { $_ -in 'ArrayExpressionAst', 'SubExpressionAst' } {
            $statements = @($Ast.SubExpression.Statements)
            if ($statements.Count -eq 1) { return Get-Origin -Ast $statements[0] -Depth $next }
        }
        'IndexExpressionAst' { return Get-Origin -Ast $Ast.Target -Depth $next }
        'VariableExpressionAst' { return Get-VariableOrigin -Ast $Ast -Depth $next }
    }
}

function Get-PipelineOrigin {
    param([object[]] $Elements, [int] $Depth)
    $origin = Get-Origin -Ast $Elements[0] -Depth $Depth
    foreach ($element in @($Elements | Select-Object -Skip 1)) {
        if ($null -eq $origin) { return }
        $text = $element.Extent.Text
        $passes = ($element.GetCommandName() -in $passing) -and ($text -notmatch '-ExpandProperty|-Property ')
        if (-not ($passes -or $element.GetCommandName() -eq 'Sort-Object')) { return }
    }
    return $origin
}

function Get-VariableOrigin {
    param($Ast, [int] $Depth)
    $name = $Ast.VariablePath.UserPath
    if ($name -eq '_') { return Get-CurrentOrigin -Ast $Ast -Depth $Depth }
    $scope = $Ast
    while ($null -ne $scope.Parent -and $scope -isnot [Management.Automation.Language.FunctionDefinitionAst]) { $scope = $scope.Parent }
    $loops = $scope.FindAll({ $args[0] -is [Management.Automation.Language.ForEachStatementAst] -and $args[0].Variable.VariablePath.UserPath -eq $name }, $true)
    foreach ($loop in @($loops)) {
        $origin = Get-Origin -Ast $loop.Condition -Depth $Depth
        if ($origin) { return $origin }
    }
    $assignments = $scope.FindAll({ $args[0] -is [Management.Automation.Language.AssignmentStatementAst] -and $args[0].Left.Extent.Text -eq ('$' + $name) }, $true)
    foreach ($assignment in @($assignments)) {
        $origin = Get-Origin -Ast $assignment.Right -Depth $Depth
        if ($origin) { return $origin }
    }
    if ($handed.ContainsKey($name)) { return $handed[$name] }
}

# What $_ is: the output of the pipeline before the command whose script block this is.
function Get-CurrentOrigin {
    param($Ast, [int] $Depth)
    $block = $Ast.Parent
    while ($null -ne $block -and $block -isnot [Management.Automation.Language.ScriptBlockExpressionAst]) { $block = $block.Parent }
    if ($null -eq $block) { return }
    $command = $block.Parent
    if ($command -is [Management.Automation.Language.CommandAst] -and $command.Parent -is [Management.Automation.Language.PipelineAst]) {
        $elements = @($command.Parent.PipelineElements)
        $index = [Array]::IndexOf($elements, $command)
        if ($index -gt 0) { return Get-PipelineOrigin -Elements @($elements[0..($index - 1)]) -Depth $Depth }
    }
}

# A step whose Read ends with a cmdlet's output: the engine reads from it what Expect and Record name.
function Get-StepRead {
    param($Table, [string] $Path)
    $values = @{}
    foreach ($pair in $Table.KeyValuePairs) { $values[$pair.Item1.Extent.Text] = $pair.Item2 }
    if (-not ($values.ContainsKey('Read') -and $values.ContainsKey('Expect'))) { return }
    $block = $values['Read'].PipelineElements[0].Expression.ScriptBlock
    $origin = Get-Origin -Ast @($block.EndBlock.Statements)[-1]
    if (-not $origin) { return }
    $expected = $values['Expect'].PipelineElements[0].Expression
    $names = @($expected.KeyValuePairs | ForEach-Object { $_.Item1.Extent.Text })
    if ($values.ContainsKey('Record')) {
        $names += @($values['Record'].FindAll({ $args[0] -is [Management.Automation.Language.StringConstantExpressionAst] }, $true) | ForEach-Object { $_.Value })
    }
    foreach ($name in $names) { @{ cmdlet = $origin; property = $name; file = $Path; line = $Table.Extent.StartLineNumber } }
}

$reads = foreach ($path in $File) {
    $tree = [Management.Automation.Language.Parser]::ParseFile((Resolve-Path -LiteralPath $path).ProviderPath, [ref] $null, [ref] $null)
    foreach ($member in $tree.FindAll({ $args[0] -is [Management.Automation.Language.MemberExpressionAst] -and $args[0] -isnot [Management.Automation.Language.InvokeMemberExpressionAst] -and -not $args[0].Static }, $true)) {
        $origin = Get-Origin -Ast $member.Expression
        $name = $member.Member.Extent.Text
        # Of a list, not of its elements.
        if ($origin -and $name -notin 'Count', 'Length') { @{ cmdlet = $origin; property = $name; file = $path; line = $member.Extent.StartLineNumber } }
    }
    foreach ($table in $tree.FindAll({ $args[0] -is [Management.Automation.Language.HashtableAst] }, $true)) { Get-StepRead -Table $table -Path $path }
}
ConvertTo-Json -InputObject @($reads) -Depth 3 -Compress
