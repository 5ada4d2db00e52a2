# Parses each file with PowerShell's own parser and prints one line of JSON about it: errors, constructs newer than
# Windows PowerShell 3.0 (they raise no error here, but show in the syntax tree), and the commands with their parameters.
param([Parameter(Mandatory = $true, ValueFromRemainingArguments = $true)] [string[]] $File)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

function Get-NewerConstruct {
    param($Ast)
    switch ($Ast.GetType().Name) {
        'TernaryExpressionAst' { 'ternary' }
        'PipelineChainAst' { 'pipeline chain' }
        'TypeDefinitionAst' { 'class or enum' }
        'UsingStatementAst' { 'using statement' }
        'BinaryExpressionAst' { if ($Ast.Operator -eq 'QuestionQuestion') { 'null coalescing' } }
        'AssignmentStatementAst' { if ($Ast.Operator -eq 'QuestionQuestionEquals') { 'null coalescing assignment' } }
        'PipelineAst' { if ($Ast.Background) { 'background pipeline' } }
        'NamedBlockAst' { if ($Ast.BlockKind -eq 'Clean') { 'clean block' } }
        'IndexExpressionAst' { if ($Ast.NullConditional) { 'null conditional' } }
        { $_ -in 'MemberExpressionAst', 'InvokeMemberExpressionAst' } {
            if ($Ast.NullConditional) { 'null conditional' }
        }
        'InvokeMemberExpressionAst' {
            $name = [string] $Ast.Member
            if ($Ast.GenericTypeArguments) { 'generic method' }
            if ($Ast.Static -and $name -eq 'new') { '::new()' }
            if (-not $Ast.Static -and $name -in 'Where', 'ForEach') { ".$name()" }
        }
    }
}

function Get-NewerToken {
    param($Token)
    if ($Token.Kind -eq 'Number' -and $Token.Text -match '^(0b|.*\d(u|n|y|s|us|ul|uy)$)' -and $Token.Text -notmatch '^0x') { 'number suffix' }
    if ($Token.Kind -in 'StringExpandable', 'HereStringExpandable' -and $Token.Text -match '`(e|u\{)') { 'escape sequence' }
}

foreach ($path in $File) {
    $full = (Resolve-Path -LiteralPath $path).ProviderPath
    $bytes = [IO.File]::ReadAllBytes($full)
    $text = [Text.Encoding]::UTF8.GetString($bytes)
    $tokens = $null
    $errors = $null
    $tree = [Management.Automation.Language.Parser]::ParseFile($full, [ref] $tokens, [ref] $errors)
    $newer = @(
        $tree.FindAll({ $true }, $true) | ForEach-Object {
            $node = $_
            Get-NewerConstruct -Ast $node | ForEach-Object { @{ construct = $_; line = $node.Extent.StartLineNumber } }
        }
        $tokens | ForEach-Object {
            $token = $_
            Get-NewerToken -Token $token | ForEach-Object { @{ construct = $_; line = $token.Extent.StartLineNumber } }
        }
    )
    $commands = @(
        $tree.FindAll({ $args[0] -is [Management.Automation.Language.CommandAst] }, $true) | ForEach-Object {
            @{
                name       = $_.GetCommandName()
                line       = $_.Extent.StartLineNumber
                parameters = @($_.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] } | ForEach-Object { $_.ParameterName })
                positional = @($_.CommandElements | Select-Object -Skip 1 | Where-Object { $_ -isnot [Management.Automation.Language.CommandParameterAst] }).Count
                splatted   = @($_.CommandElements | Where-Object { $_ -is [Management.Automation.Language.VariableExpressionAst] -and $_.Splatted }).Count
                arguments  = @($_.CommandElements | Where-Object { $_ -is [Management.Automation.Language.CommandParameterAst] -and $null -ne $_.Argument } | ForEach-Object { $_.ParameterName + ':' + $_.Argument.Extent.Text })
            }
        }
    )
    $functions = @($tree.FindAll({ $args[0] -is [Management.Automation.Language.FunctionDefinitionAst] }, $true) | ForEach-Object { $_.Name })
    $carriageReturns = [regex]::Matches($text, "`r`n").Count
    $lineFeeds = [regex]::Matches($text, "`n").Count
    $lineEnds = if ($carriageReturns -eq 0) { 'lf' } elseif ($carriageReturns -eq $lineFeeds) { 'crlf' } else { 'mixed' }
    [ordered] @{
        file      = $path
        errors    = @($errors | ForEach-Object { @{ line = $_.Extent.StartLineNumber; column = $_.Extent.StartColumnNumber; message = $_.Message } })
        newer     = $newer
        commands  = $commands
        functions = $functions
        nonAscii  = [regex]::Matches($text, '[^\x00-\x7F]').Count
        eol       = $lineEnds
    } | ConvertTo-Json -Depth 6 -Compress
}
