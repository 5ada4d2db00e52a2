# Reads scripts with PowerShell's own parser and writes what rules see of them as JSON: the model of script.ts, in 7-bit
# ASCII. No line of the scripts runs. The folder holds 0.txt, 1.txt, ... in UTF-8; 0.json, 1.json, ... are written beside.
param(
    [Parameter(Mandatory = $true)] [string] $Folder,
    [Parameter(Mandatory = $true)] [int] $Count
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# What depends on the modules and types that this machine has, or on its platform, says nothing about a script.
$machineErrors = @(
    'ModuleNotFoundDuringParse', 'TypeNotFound', 'CannotFindTypeInAssembly', 'ErrorLoadingAssembly',
    'RequiresModuleNotFound', 'CannotLoadModule', 'ParserError', 'UnableToFindAttributeType', 'CustomAttributeTypeNotFound'
)

function ConvertTo-JsonText {
    param([AllowEmptyString()] [string] $Text)
    if ($Text -cmatch '\A[ !#-\[\]-~]*\z') { return '"' + $Text + '"' }
    $builder = New-Object -TypeName System.Text.StringBuilder
    [void] $builder.Append('"')
    foreach ($character in $Text.ToCharArray()) {
        $code = [int] $character
        if ($code -lt 32 -or $code -gt 126 -or $code -eq 34 -or $code -eq 92) {
            [void] $builder.Append('\u').Append($code.ToString('x4'))
        } else {
            [void] $builder.Append($character)
        }
    }
    [void] $builder.Append('"')
    return $builder.ToString()
}

function Format-Range {
    param($Start, $End)
    return '{"start":' + $Start + ',"end":' + $End + '}'
}

function Format-Extent {
    param($Ast)
    return '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}'
}

function Get-VariableName {
    param($Ast)
    $name = $Ast.VariablePath.UserPath
    $scope = [regex]::Match($Ast.Extent.Text, '(?i)^[$@]\{?(using:)').Groups[1].Value
    if ($name -match '^using:') { return $name }
    return $scope + $name
}

function Get-TypeText {
    param($Ast)
    return $Ast.Extent.Text.Substring(1, $Ast.Extent.Text.Length - 2).Trim()
}

# The expression that a statement is, if it is one and nothing else.
function Get-PureExpression {
    param($Statement)
    $element = $Statement
    if ($element -is [System.Management.Automation.Language.PipelineAst]) {
        if ($element.PipelineElements.Count -ne 1) { return $null }
        $element = $element.PipelineElements[0]
    }
    if ($element -isnot [System.Management.Automation.Language.CommandExpressionAst]) { return $null }
    if ($element.Redirections.Count -gt 0) { return $null }
    return $element.Expression
}

function Format-Computed {
    param($Ast)
    return '{"kind":"expression","at":' + (Format-Extent -Ast $Ast) + '}'
}

function Format-Value {
    param($Ast)
    $at = Format-Extent -Ast $Ast
    switch ($Ast.GetType().Name) {
        'StringConstantExpressionAst' {
            $quote = 'here'
            if ($Ast.StringConstantType -eq 'BareWord') { $quote = 'none' }
            if ($Ast.StringConstantType -eq 'SingleQuoted') { $quote = 'single' }
            if ($Ast.StringConstantType -eq 'DoubleQuoted') { $quote = 'double' }
            return '{"kind":"string","at":' + $at + ',"text":' + (ConvertTo-JsonText -Text $Ast.Value) + ',"quote":"' + $quote + '"}'
        }
        'ExpandableStringExpressionAst' {
            return '{"kind":"expandable","at":' + $at + ',"raw":' + (ConvertTo-JsonText -Text $Ast.Extent.Text) + '}'
        }
        'ConstantExpressionAst' {
            return '{"kind":"number","at":' + $at + ',"raw":' + (ConvertTo-JsonText -Text $Ast.Extent.Text) + '}'
        }
        'VariableExpressionAst' {
            return '{"kind":"variable","at":' + $at + ',"name":' + (ConvertTo-JsonText -Text (Get-VariableName -Ast $Ast)) + '}'
        }
        'UsingExpressionAst' { return Format-Value -Ast $Ast.SubExpression }
        'ArrayLiteralAst' {
            return '{"kind":"array","at":' + $at + ',"items":[' + (@($Ast.Elements | ForEach-Object -Process { Format-Value -Ast $_ }) -join ',') + ']}'
        }
        'ArrayExpressionAst' { return Format-ArrayExpression -Ast $Ast }
        'HashtableAst' {
            $entries = foreach ($pair in $Ast.KeyValuePairs) { Format-Entry -Key $pair.Item1 -Statement $pair.Item2 }
            return '{"kind":"hashtable","at":' + $at + ',"entries":[' + (@($entries) -join ',') + ']}'
        }
        'ScriptBlockExpressionAst' { return '{"kind":"script-block","at":' + $at + '}' }
        'ParenExpressionAst' {
            $inner = Get-PureExpression -Statement $Ast.Pipeline
            if ($null -eq $inner) { return Format-Computed -Ast $Ast }
            return Format-Value -Ast $inner
        }
        'MemberExpressionAst' {
            return '{"kind":"member","at":' + $at + ',"of":' + (Format-Value -Ast $Ast.Expression) + (Format-MemberName -Member $Ast.Member) + '}'
        }
        'TypeExpressionAst' {
            return '{"kind":"type","at":' + $at + ',"name":' + (ConvertTo-JsonText -Text (Get-TypeText -Ast $Ast)) + '}'
        }
        'ConvertExpressionAst' {
            return '{"kind":"type","at":' + $at + ',"name":' + (ConvertTo-JsonText -Text (Get-TypeText -Ast $Ast.Type)) + ',"converts":' + (Format-Value -Ast $Ast.Child) + '}'
        }
        default { return Format-Computed -Ast $Ast }
    }
}

function Format-MemberName {
    param($Member)
    if ($Member -isnot [System.Management.Automation.Language.StringConstantExpressionAst]) { return '' }
    return ',"name":' + (ConvertTo-JsonText -Text $Member.Value)
}

function Format-ArrayExpression {
    param($Ast)
    $items = @()
    if ($Ast.SubExpression.Traps) { return Format-Computed -Ast $Ast }
    foreach ($statement in $Ast.SubExpression.Statements) {
        $expression = Get-PureExpression -Statement $statement
        if ($null -eq $expression) { return Format-Computed -Ast $Ast }
        if ($expression -is [System.Management.Automation.Language.ArrayLiteralAst]) {
            foreach ($element in $expression.Elements) { $items += Format-Value -Ast $element }
        } else {
            $items += Format-Value -Ast $expression
        }
    }
    return '{"kind":"array","at":' + (Format-Extent -Ast $Ast) + ',"items":[' + ($items -join ',') + ']}'
}

function Format-Entry {
    param($Key, $Statement)
    $name = ''
    if ($Key -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
        $name = ',"key":' + (ConvertTo-JsonText -Text $Key.Value)
    }
    $expression = Get-PureExpression -Statement $Statement
    $value = if ($null -eq $expression) { Format-Computed -Ast $Statement } else { Format-Value -Ast $expression }
    return '{"at":' + (Format-Range -Start $Key.Extent.StartOffset -End $Statement.Extent.EndOffset) + $name + ',"value":' + $value + '}'
}

function Format-Argument {
    param($Element)
    $at = Format-Extent -Ast $Element
    if ($Element -is [System.Management.Automation.Language.CommandParameterAst]) {
        $value = ''
        if ($null -ne $Element.Argument) { $value = ',"value":' + (Format-Value -Ast $Element.Argument) }
        return '{"kind":"parameter","at":' + $at + ',"name":' + (ConvertTo-JsonText -Text $Element.ParameterName) + $value + '}'
    }
    $variable = $Element
    if ($variable -is [System.Management.Automation.Language.UsingExpressionAst]) { $variable = $variable.SubExpression }
    if ($variable -is [System.Management.Automation.Language.VariableExpressionAst] -and $variable.Splatted) {
        return '{"kind":"splatted","at":' + $at + ',"variable":' + (ConvertTo-JsonText -Text (Get-VariableName -Ast $variable)) + '}'
    }
    return '{"kind":"value","at":' + $at + ',"value":' + (Format-Value -Ast $Element) + '}'
}

# The command whose script block argument holds the node, and the function whose body does.
function Format-Surrounding {
    param($Ast, $CommandNumber)
    $outer = ''
    $function = ''
    $isInBlock = $false
    for ($parent = $Ast.Parent; $null -ne $parent; $parent = $parent.Parent) {
        if ($parent -is [System.Management.Automation.Language.ScriptBlockExpressionAst]) { $isInBlock = $true }
        if ($outer -eq '' -and $isInBlock -and $CommandNumber.ContainsKey($parent)) {
            $outer = ',"outer":' + $CommandNumber[$parent]
        }
        if ($function -eq '' -and (Test-Function -Ast $parent)) {
            $function = ',"inFunction":' + (ConvertTo-JsonText -Text $parent.Name)
        }
    }
    return $outer + $function
}

# Methods of classes are functions in the tree, too.
function Test-Function {
    param($Ast)
    if ($Ast -isnot [System.Management.Automation.Language.FunctionDefinitionAst]) { return $false }
    return $null -eq $Ast.Parent -or $Ast.Parent.GetType().Name -ne 'FunctionMemberAst'
}

function Format-Command {
    param($Ast, $CommandNumber, $PipelineNumber)
    $first = $Ast.CommandElements[0]
    $name = ''
    if ($first -is [System.Management.Automation.Language.StringConstantExpressionAst]) {
        $name = ',"name":' + (ConvertTo-JsonText -Text $first.Value)
    }
    $invocation = 'plain'
    if ($Ast.InvocationOperator -eq 'Ampersand') { $invocation = 'call' }
    if ($Ast.InvocationOperator -eq 'Dot') { $invocation = 'dot' }
    $arguments = @(for ($index = 1; $index -lt $Ast.CommandElements.Count; $index += 1) { Format-Argument -Element $Ast.CommandElements[$index] })
    $pipeline = $PipelineNumber[$Ast.Parent]
    return '{"at":' + (Format-Extent -Ast $Ast) + $name + ',"nameAt":' + (Format-Extent -Ast $first) +
        ',"invocation":"' + $invocation + '","arguments":[' + ($arguments -join ',') + '],"pipeline":' + $pipeline +
        ',"index":' + $Ast.Parent.PipelineElements.IndexOf($Ast) + (Format-Surrounding -Ast $Ast -CommandNumber $CommandNumber) + '}'
}

function Format-Pipeline {
    param($Ast, $CommandNumber)
    $elements = @($Ast)
    if ($Ast -is [System.Management.Automation.Language.PipelineAst]) { $elements = @($Ast.PipelineElements) }
    $redirected = @()
    $shown = foreach ($element in $elements) {
        foreach ($redirection in $element.Redirections) {
            if ($redirection.GetType().Name -ne 'FileRedirectionAst') { continue }
            $location = $redirection.Location
            if ($location -is [System.Management.Automation.Language.VariableExpressionAst] -and $location.VariablePath.UserPath -eq 'null') { continue }
            $operator = [regex]::Match($redirection.Extent.Text, '^[1-6*]?>>?').Value
            $redirected += '{"at":' + (Format-Extent -Ast $redirection) + ',"operator":"' + $operator + '"}'
        }
        if ($CommandNumber.ContainsKey($element)) {
            '{"command":' + $CommandNumber[$element] + '}'
        } else {
            '{"kind":"value","at":' + (Format-Extent -Ast $element) + ',"value":' + (Format-Value -Ast $element.Expression) + '}'
        }
    }
    return '{"at":' + (Format-Extent -Ast $Ast) + ',"elements":[' + (@($shown) -join ',') + '],"redirectedTo":[' + ($redirected -join ',') + ']}'
}

function Format-Member {
    param($Ast)
    $static = if ($Ast.Static) { 'true' } else { 'false' }
    $arguments = ''
    if ($Ast -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) {
        $values = @(foreach ($argument in $Ast.Arguments) { if ($null -ne $argument) { Format-Value -Ast $argument } })
        $arguments = ',"arguments":[' + ($values -join ',') + ']'
    }
    return '{"at":' + (Format-Extent -Ast $Ast) + ',"of":' + (Format-Value -Ast $Ast.Expression) + ',"isStatic":' + $static +
        (Format-MemberName -Member $Ast.Member) + ',"nameAt":' + (Format-Extent -Ast $Ast.Member) + $arguments + '}'
}

function Format-Assignment {
    param($Ast, $PipelineNumber)
    $operator = $Ast.ErrorPosition.Text
    if ($operator -match '^[\u2013\u2014\u2015]') { $operator = '-=' }
    $value = ''
    if ($PipelineNumber.ContainsKey($Ast.Right)) { $value = ',"value":' + $PipelineNumber[$Ast.Right] }
    return '{"at":' + (Format-Extent -Ast $Ast) + ',"target":' + (Format-Value -Ast $Ast.Left) + ',"operator":"' + $operator + '"' + $value + '}'
}

# The name of a function has no place in the tree.
function Format-Function {
    param($Ast, $Text)
    $start = $Ast.Extent.StartOffset
    $head = $Text.Substring($start, [Math]::Min(500, $Ast.Extent.EndOffset - $start))
    $start += [regex]::Match($head, '(?s)\A\w+(?:\s|`\r?\n|<#.*?#>|#[^\r\n]*)*').Length
    return '{"name":' + (ConvertTo-JsonText -Text $Ast.Name) + ',"at":' + (Format-Range -Start $start -End ($start + $Ast.Name.Length)) + '}'
}

function Format-Newer {
    param($Construct, $Since, $Start, $End)
    return '{"construct":' + (ConvertTo-JsonText -Text $Construct) + ',"since":"' + $Since + '","at":' + (Format-Range -Start $Start -End $End) + '}'
}

# What later parsers have in their tree; these properties are missing in earlier ones.
function Test-Property {
    param($Ast, $Name)
    $property = $Ast.PSObject.Properties[$Name]
    return $null -ne $property -and $property.Value
}

function Get-NewerSyntax {
    param($Ast, $Text)
    $start = $Ast.Extent.StartOffset
    $end = $Ast.Extent.EndOffset
    switch ($Ast.GetType().Name) {
        'TernaryExpressionAst' { Format-Newer -Construct '? :' -Since '7.0' -Start $start -End $end }
        'PipelineChainAst' {
            $from = $Ast.LhsPipelineChain.Extent.EndOffset
            $between = [regex]::Match($Text.Substring($from, $Ast.RhsPipeline.Extent.StartOffset - $from), '&&|\|\|')
            Format-Newer -Construct $between.Value -Since '7.0' -Start ($from + $between.Index) -End ($from + $between.Index + 2)
        }
        'BinaryExpressionAst' {
            if ($Ast.Operator -eq 'QuestionQuestion') { Format-Newer -Construct '??' -Since '7.0' -Start $Ast.ErrorPosition.StartOffset -End $Ast.ErrorPosition.EndOffset }
        }
        'AssignmentStatementAst' {
            if ($Ast.Operator -eq 'QuestionQuestionEquals') { Format-Newer -Construct '??=' -Since '7.0' -Start $Ast.ErrorPosition.StartOffset -End $Ast.ErrorPosition.EndOffset }
        }
        'PipelineAst' {
            if (Test-Property -Ast $Ast -Name 'Background') { Format-Newer -Construct '& at the end' -Since '6.0' -Start $start -End $end }
        }
        'NamedBlockAst' {
            if ([string] $Ast.BlockKind -eq 'Clean' -and -not $Ast.Unnamed) { Format-Newer -Construct 'clean {}' -Since '7.3' -Start $start -End ($start + 5) }
        }
        'IndexExpressionAst' {
            if (Test-Property -Ast $Ast -Name 'NullConditional') { Format-Newer -Construct '?[' -Since '7.0' -Start $start -End $end }
        }
        { $_ -eq 'MemberExpressionAst' -or $_ -eq 'InvokeMemberExpressionAst' } {
            if (Test-Property -Ast $Ast -Name 'NullConditional') { Format-Newer -Construct '?.' -Since '7.0' -Start $start -End $end }
        }
        'InvokeMemberExpressionAst' {
            $member = $Ast.Member
            $name = if ($member -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $member.Value } else { '' }
            if ($Ast.Static -and $name -eq 'new') { Format-Newer -Construct '::new()' -Since '5.0' -Start $member.Extent.StartOffset -End $member.Extent.EndOffset }
            if (-not $Ast.Static -and ($name -eq 'Where' -or $name -eq 'ForEach')) {
                Format-Newer -Construct ('.' + $name + '()') -Since '4.0' -Start $member.Extent.StartOffset -End $member.Extent.EndOffset
            }
            if (Test-Property -Ast $Ast -Name 'GenericTypeArguments') {
                Format-Newer -Construct 'type arguments of a method' -Since '7.3' -Start $member.Extent.StartOffset -End $member.Extent.EndOffset
            }
        }
        'TypeDefinitionAst' {
            $keyword = if ($Ast.IsEnum) { 'enum' } else { 'class' }
            $word = [regex]::Match($Ast.Extent.Text, '(?i)(?<![\w\[.])' + $keyword + '(?=\s)')
            Format-Newer -Construct $keyword -Since '5.0' -Start ($start + $word.Index) -End ($start + $word.Index + $keyword.Length)
        }
        'UsingStatementAst' { Format-Newer -Construct 'using' -Since '5.0' -Start $start -End $end }
    }
}

# Numbers and escapes are only in the text of their tokens. `$Told` keeps what stands in a subexpression from being told twice.
function Get-NewerToken {
    param($Token)
    $kind = [string] $Token.Kind
    $text = $Token.Text
    $start = $Token.Extent.StartOffset
    if ($kind -eq 'Number') {
        $since = ''
        if ($text -match '^[-+]?0x') {
            if ($text -match '(?:u[lsy]?|s)(?:[kmgtp]b)?$') { $since = '6.2' }
        } elseif ($text -match '(?:u[lsy]?|[sy])(?:[kmgtp]b)?$') { $since = '6.2' }
        if ($text -match '^[-+]?0b' -or $text -match 'n(?:[kmgtp]b)?$') { $since = '7.0' }
        if ($since -ne '') { Format-Newer -Construct $text.TrimStart('-', '+') -Since $since -Start $start -End $Token.Extent.EndOffset }
    }
    if ($kind -ne 'StringExpandable' -and $kind -ne 'HereStringExpandable' -and $kind -ne 'Generic') { return }
    if (-not $text.Contains('`')) { return }
    $nested = @()
    if ((Test-Property -Ast $Token -Name 'NestedTokens')) { $nested = @($Token.NestedTokens) }
    foreach ($match in [regex]::Matches($text, '``|`e|`u\{[0-9a-fA-F]{1,6}\}')) {
        if ($match.Value -eq '``') { continue }
        $place = $start + $match.Index
        $isNested = @($nested | Where-Object -FilterScript { $_.Extent.StartOffset -le $place -and $_.Extent.EndOffset -gt $place }).Count -gt 0
        if ($isNested) { continue }
        $construct = if ($match.Value -ceq '`e') { '`e' } else { '`u{}' }
        if ($match.Value -ceq '`E') { continue }
        Format-Newer -Construct $construct -Since '6.0' -Start $place -End ($place + $match.Length)
    }
}

function Get-AllToken {
    param($Token)
    foreach ($one in $Token) {
        $one
        if ($one -is [System.Management.Automation.Language.StringExpandableToken] -and $one.NestedTokens) { Get-AllToken -Token $one.NestedTokens }
    }
}

# Desired State Configuration has words of its own, which only its modules tell: the block is not read.
function Get-ConfigurationRange {
    param($Token)
    for ($index = 0; $index -lt $Token.Count; $index += 1) {
        if ([string] $Token[$index].Kind -ne 'Configuration') { continue }
        if (-not ($Token[$index].TokenFlags.ToString() -match 'Keyword')) { continue }
        $open = 0
        for ($end = $index + 1; $end -lt $Token.Count; $end += 1) {
            $kind = [string] $Token[$end].Kind
            if ($kind -eq 'LCurly' -or $kind -eq 'AtCurly') { $open += 1 }
            if ($kind -eq 'RCurly') {
                $open -= 1
                if ($open -le 0) { break }
            }
        }
        $last = $Token[[Math]::Min($end, $Token.Count - 1)]
        New-Object -TypeName PSObject -Property @{ Start = $Token[$index].Extent.StartOffset; End = $last.Extent.EndOffset }
        $index = $end
    }
}

function Test-Inside {
    param($Ast, $Ranges)
    foreach ($range in $Ranges) {
        if ($Ast.Extent.StartOffset -lt $range.End -and $Ast.Extent.EndOffset -gt $range.Start) { return $true }
    }
    return $false
}

function Convert-Script {
    param([AllowEmptyString()] [string] $Text)
    $tokens = $null
    $errors = $null
    $root = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
    $unread = @(Get-ConfigurationRange -Token $tokens)
    $nodes = @($root.FindAll({ $true }, $true))
    foreach ($node in $nodes) {
        if ($node.GetType().Name -match '^Error(?:Statement|Expression)Ast$') {
            $unread += New-Object -TypeName PSObject -Property @{ Start = $node.Extent.StartOffset; End = $node.Extent.EndOffset }
        }
    }
    if ($unread.Count -gt 0) { $nodes = @($nodes | Where-Object -FilterScript { $_ -eq $root -or -not (Test-Inside -Ast $_ -Ranges $unread) }) }
    $nodes = @($nodes | Sort-Object -Property @{ Expression = { $_.Extent.StartOffset } }, @{ Expression = { -$_.Extent.EndOffset } })

    $commands = New-Object -TypeName 'System.Collections.Generic.List[object]'
    $pipelines = New-Object -TypeName 'System.Collections.Generic.List[object]'
    $commandNumber = New-Object -TypeName 'System.Collections.Generic.Dictionary[object,int]'
    $pipelineNumber = New-Object -TypeName 'System.Collections.Generic.Dictionary[object,int]'
    foreach ($node in $nodes) {
        $isPipeline = $node -is [System.Management.Automation.Language.PipelineAst] -or
            ($node -is [System.Management.Automation.Language.CommandExpressionAst] -and $node.Parent -is [System.Management.Automation.Language.AssignmentStatementAst])
        if ($isPipeline) { $pipelineNumber[$node] = $pipelines.Count; $pipelines.Add($node) }
        if ($node -is [System.Management.Automation.Language.CommandAst]) { $commandNumber[$node] = $commands.Count; $commands.Add($node) }
    }
    $assignments = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $members = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $functions = New-Object -TypeName 'System.Collections.Generic.List[string]'
    $newer = New-Object -TypeName 'System.Collections.Generic.List[string]'
    foreach ($node in $nodes) {
        if ($node -is [System.Management.Automation.Language.AssignmentStatementAst]) { $assignments.Add((Format-Assignment -Ast $node -PipelineNumber $pipelineNumber)) }
        if ($node -is [System.Management.Automation.Language.MemberExpressionAst] -and $node.GetType().Name -ne 'BaseCtorInvokeMemberExpressionAst') { $members.Add((Format-Member -Ast $node)) }
        if (Test-Function -Ast $node) { $functions.Add((Format-Function -Ast $node -Text $Text)) }
        foreach ($one in @(Get-NewerSyntax -Ast $node -Text $Text)) { $newer.Add($one) }
    }
    $allTokens = @(Get-AllToken -Token $tokens)
    $comments = foreach ($token in $allTokens) {
        if ([string] $token.Kind -eq 'Comment' -and -not (Test-Inside -Ast $token -Ranges $unread)) {
            '{"at":' + (Format-Extent -Ast $token) + ',"text":' + (ConvertTo-JsonText -Text $token.Text) + '}'
        }
        if (-not (Test-Inside -Ast $token -Ranges $unread)) { foreach ($one in @(Get-NewerToken -Token $token)) { $newer.Add($one) } }
    }
    $faults = foreach ($fault in $errors) {
        if ($machineErrors -contains $fault.ErrorId -or (Test-Inside -Ast $fault -Ranges @(Get-ConfigurationRange -Token $tokens))) { continue }
        '{"at":' + (Format-Extent -Ast $fault) + ',"message":' + (ConvertTo-JsonText -Text $fault.Message) + '}'
    }
    $parts = @(
        '"commands":[' + (@($commands | ForEach-Object -Process { Format-Command -Ast $_ -CommandNumber $commandNumber -PipelineNumber $pipelineNumber }) -join ',') + ']'
        '"pipelines":[' + (@($pipelines | ForEach-Object -Process { Format-Pipeline -Ast $_ -CommandNumber $commandNumber }) -join ',') + ']'
        '"assignments":[' + ($assignments -join ',') + ']'
        '"members":[' + ($members -join ',') + ']'
        '"functions":[' + ($functions -join ',') + ']'
        '"newerSyntax":[' + (@($newer) -join ',') + ']'
        '"comments":[' + (@($comments) -join ',') + ']'
        '"unread":[' + (@($unread | ForEach-Object -Process { Format-Range -Start $_.Start -End $_.End }) -join ',') + ']'
        '"syntaxErrors":[' + (@($faults) -join ',') + ']'
    )
    return '{' + ($parts -join ',') + '}'
}

for ($number = 0; $number -lt $Count; $number += 1) {
    $path = [System.IO.Path]::Combine($Folder, "$number.txt")
    $text = [System.IO.File]::ReadAllText($path, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    try {
        $json = Convert-Script -Text $text
    } catch {
        # A script that breaks the parser, or this, must not take the others along.
        $json = '{"failure":' + (ConvertTo-JsonText -Text $_.Exception.Message) + '}'
    }
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, "$number.json"), $json)
}
