# Reads scripts with PowerShell's own parser and writes what rules see of them as JSON: the model of script.ts, in 7-bit
# ASCII. No line of the scripts runs. The folder holds 0.txt, 1.txt, ... in UTF-8; 0.json, 1.json, ... are written beside.
# Whole models take their time: they are made of the numbers in -Model, joined by commas; of the others only what is
# wrong in them is told. A line of output tells of each step, so that who waits sees when one has no end; what comes before
# -First is passed over then. With -Analysis WhereInstalled, PSScriptAnalyzer looks at all of them afterwards.
param(
    [Parameter(Mandatory = $true)] [string] $Folder,
    [Parameter(Mandatory = $true)] [int] $Count,
    [int] $First = 0,
    [string] $Model = '',
    [ValidateSet('None', 'WhereInstalled')] [string] $Analysis = 'None'
)
Set-StrictMode -Version 3.0
$ErrorActionPreference = 'Stop'

# What depends on the modules and types that this machine has, or on its platform, says nothing about a script.
$machineErrors = @(
    'ModuleNotFoundDuringParse', 'TypeNotFound', 'CannotFindTypeInAssembly', 'ErrorLoadingAssembly',
    'RequiresModuleNotFound', 'CannotLoadModule', 'WorkflowNotSupportedInPowerShellCore', 'ParserError', 'UnableToFindAttributeType', 'CustomAttributeTypeNotFound'
)

# What JSON needs no escape for. Where many texts are written it is looked at in place: a call takes thirty times as long.
$plain = '\A[ !#-\[\]-~]*\z'

function ConvertTo-JsonText {
    param([AllowEmptyString()] [string] $Text)
    if ($Text -cmatch $plain) { return '"' + $Text + '"' }
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
    return '{"kind":"expression","at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + '}'
}

function Format-Value {
    param($Ast)
    $at = '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}'
    switch ($Ast.GetType().Name) {
        'StringConstantExpressionAst' {
            $quote = 'here'
            if ($Ast.StringConstantType -eq 'BareWord') { $quote = 'none' }
            if ($Ast.StringConstantType -eq 'SingleQuoted') { $quote = 'single' }
            if ($Ast.StringConstantType -eq 'DoubleQuoted') { $quote = 'double' }
            $text = $Ast.Value
            if ($text -cmatch $plain) { $text = '"' + $text + '"' } else { $text = ConvertTo-JsonText -Text $text }
            return '{"kind":"string","at":' + $at + ',"text":' + $text + ',"quote":"' + $quote + '"}'
        }
        'ExpandableStringExpressionAst' {
            return '{"kind":"expandable","at":' + $at + ',"raw":' + (ConvertTo-JsonText -Text $Ast.Extent.Text) + '}'
        }
        'ConstantExpressionAst' {
            return '{"kind":"number","at":' + $at + ',"raw":' + (ConvertTo-JsonText -Text $Ast.Extent.Text) + '}'
        }
        'VariableExpressionAst' {
            $text = $Ast.VariablePath.UserPath
            if ($text -cnotmatch '\A\w+\z' -or $Ast.Extent.EndOffset - $Ast.Extent.StartOffset -ne $text.Length + 1) {
                $text = Get-VariableName -Ast $Ast
            }
            if ($text -cmatch $plain) { $text = '"' + $text + '"' } else { $text = ConvertTo-JsonText -Text $text }
            return '{"kind":"variable","at":' + $at + ',"name":' + $text + '}'
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
    return '{"kind":"array","at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + ',"items":[' + ($items -join ',') + ']}'
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
    $at = '{"start":' + $Element.Extent.StartOffset + ',"end":' + $Element.Extent.EndOffset + '}'
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
        if ($isInBlock -and $outer -eq '' -and $CommandNumber.ContainsKey($parent)) {
            $outer = ',"outer":' + $CommandNumber[$parent]
        }
        if ($parent -isnot [System.Management.Automation.Language.FunctionDefinitionAst]) { continue }
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
    return '{"at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + $name + ',"nameAt":' + '{"start":' + $first.Extent.StartOffset + ',"end":' + $first.Extent.EndOffset + '}' +
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
            $redirected += '{"at":' + '{"start":' + $redirection.Extent.StartOffset + ',"end":' + $redirection.Extent.EndOffset + '}' + ',"operator":"' + $operator + '"}'
        }
        if ($CommandNumber.ContainsKey($element)) {
            '{"command":' + $CommandNumber[$element] + '}'
        } else {
            '{"kind":"value","at":' + '{"start":' + $element.Extent.StartOffset + ',"end":' + $element.Extent.EndOffset + '}' + ',"value":' + (Format-Value -Ast $element.Expression) + '}'
        }
    }
    return '{"at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + ',"elements":[' + (@($shown) -join ',') + '],"redirectedTo":[' + ($redirected -join ',') + ']}'
}

function Format-Member {
    param($Ast)
    $static = if ($Ast.Static) { 'true' } else { 'false' }
    $arguments = ''
    if ($Ast -is [System.Management.Automation.Language.InvokeMemberExpressionAst]) {
        $values = @(foreach ($argument in $Ast.Arguments) { if ($null -ne $argument) { Format-Value -Ast $argument } })
        $arguments = ',"arguments":[' + ($values -join ',') + ']'
    }
    return '{"at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + ',"of":' + (Format-Value -Ast $Ast.Expression) + ',"isStatic":' + $static +
        (Format-MemberName -Member $Ast.Member) + ',"nameAt":' + '{"start":' + $Ast.Member.Extent.StartOffset + ',"end":' + $Ast.Member.Extent.EndOffset + '}' + $arguments + '}'
}

function Format-Assignment {
    param($Ast, $PipelineNumber)
    $operator = $Ast.ErrorPosition.Text
    if ($operator -match '^[\u2013\u2014\u2015]') { $operator = '-=' }
    $value = ''
    if ($PipelineNumber.ContainsKey($Ast.Right)) { $value = ',"value":' + $PipelineNumber[$Ast.Right] }
    return '{"at":' + '{"start":' + $Ast.Extent.StartOffset + ',"end":' + $Ast.Extent.EndOffset + '}' + ',"target":' + (Format-Value -Ast $Ast.Left) + ',"operator":"' + $operator + '"' + $value + '}'
}

# The name of a function has no place in the tree.
function Format-Function {
    param($Ast, $Text)
    $start = $Ast.Extent.StartOffset
    $head = $Text.Substring($start, [Math]::Min(500, $Ast.Extent.EndOffset - $start))
    $start += [regex]::Match($head, '(?s)\A\w+(?:\s|`\r?\n|<#.*?#>|#[^\r\n]*)*').Length
    $length = [regex]::Match($Text.Substring($start, [Math]::Min(500, $Text.Length - $start)), '\A(?:`u\{[0-9a-fA-F]+\}|`.|[^\s(){};,|&])*').Length
    return '{"name":' + (ConvertTo-JsonText -Text $Ast.Name) + ',"at":' + (Format-Range -Start $start -End ($start + $length)) + '}'
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
            for ($index = 1; $index -lt $Ast.PipelineElements.Count; $index += 1) {
                $from = $Ast.PipelineElements[$index - 1].Extent.EndOffset
                $between = $Text.Substring($from, $Ast.PipelineElements[$index].Extent.StartOffset - $from)
                $found = [regex]::Match($between, '\A(?:[^\S\r\n]|`\r?\n|<#[\s\S]*?#>)*(?:#[^\r\n]*)?[\r\n](?:\s|#[^\r\n]*|<#[\s\S]*?#>)*(\|)')
                if (-not $found.Success) { continue }
                $place = $from + $found.Groups[1].Index
                Format-Newer -Construct '| at the beginning of a line' -Since '7.0' -Start $place -End ($place + 1)
            }
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

# Comments, and what later parsers know, which is only in the text of tokens. Those in a text are tokens of its token.
function Add-Token {
    param($Token, $Unread, $Comment, $Newer)
    foreach ($one in $Token) {
        $isText = $one -is [System.Management.Automation.Language.StringToken] -or $one -is [System.Management.Automation.Language.VariableToken]
        if ($one.Kind -ne $commentKind -and -not $isText -and $one -isnot [System.Management.Automation.Language.NumberToken]) { continue }
        if ($Unread.Count -gt 0 -and (Test-Inside -Ast $one -Ranges $Unread)) { continue }
        if ($one.Kind -eq $commentKind) {
            $Comment.Add('{"at":' + '{"start":' + $one.Extent.StartOffset + ',"end":' + $one.Extent.EndOffset + '}' + ',"text":' + (ConvertTo-JsonText -Text $one.Text) + '}')
        } elseif (-not $isText) {
            foreach ($found in @(Get-NewerNumber -Token $one)) { $Newer.Add($found) }
        } else {
            $nested = $null
            if ($one -is [System.Management.Automation.Language.StringExpandableToken]) { $nested = $one.NestedTokens }
            if ($one.Kind -ne $literalKind -and $one.Kind -ne $hereLiteralKind -and $one.Text.Contains('`')) {
                foreach ($found in @(Get-NewerEscape -Token $one -Nested $nested)) { $Newer.Add($found) }
            }
            if ($null -ne $nested) { Add-Token -Token $nested -Unread $Unread -Comment $Comment -Newer $Newer }
        }
    }
}

$commentKind = [System.Management.Automation.Language.TokenKind]::Comment
$literalKind = [System.Management.Automation.Language.TokenKind]::StringLiteral
$hereLiteralKind = [System.Management.Automation.Language.TokenKind]::HereStringLiteral

function Get-NewerNumber {
    param($Token)
    $text = $Token.Text
    if ($text -match '^[0-9]+$') { return }
    $since = ''
    if ($text -match '^[-+]?0x') {
        if ($text -match '(?:u[lsy]?|s)(?:[kmgtp]b)?$') { $since = '6.2' }
    } elseif ($text -match '(?:u[lsy]?|[sy])(?:[kmgtp]b)?$') { $since = '6.2' }
    if ($text -match '^[-+]?0b' -or $text -match 'n(?:[kmgtp]b)?$') { $since = '7.0' }
    if ($since -eq '') { return }
    Format-Newer -Construct $text.TrimStart('-', '+') -Since $since -Start $Token.Extent.StartOffset -End $Token.Extent.EndOffset
}

# Escapes in a subexpression are told of the tokens in it.
function Get-NewerEscape {
    param($Token, $Nested)
    foreach ($match in [regex]::Matches($Token.Text, '``|`e|`u\{[0-9a-fA-F]{1,6}\}')) {
        if ($match.Value -eq '``') { continue }
        $place = $Token.Extent.StartOffset + $match.Index
        $isNested = $false
        foreach ($inner in $Nested) {
            if ($inner.Extent.StartOffset -le $place -and $inner.Extent.EndOffset -gt $place) { $isNested = $true }
        }
        if ($isNested) { continue }
        $construct = if ($match.Value -ceq '`e') { '`e' } else { '`u{}' }
        Format-Newer -Construct $construct -Since '6.0' -Start $place -End ($place + $match.Length)
    }
}

# Desired State Configuration has words of its own, which only its modules tell: the block is not read.
function Get-ConfigurationRange {
    param($Token)
    for ($index = 0; $index -lt $Token.Count; $index += 1) {
        # By name: PowerShell 3.0 has no such kind.
        if ($Token[$index].Kind -ne 'Configuration') { continue }
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

# Nodes by the names of their types; what stands in the given places is left out.
function Group-Node {
    param($Root, $Without)
    $groups = New-Object -TypeName 'System.Collections.Generic.Dictionary[string,object]'
    foreach ($name in $wanted) { $groups[$name] = New-Object -TypeName 'System.Collections.Generic.List[object]' }
    # True for every node, as a script block would be, but a compiled method: a fiftieth of the time.
    $seen = New-Object -TypeName 'System.Collections.Generic.HashSet[System.Management.Automation.Language.Ast]'
    $all = [Delegate]::CreateDelegate([Func[System.Management.Automation.Language.Ast, bool]], $seen, 'Add')
    foreach ($node in $Root.FindAll($all, $true)) {
        $group = $null
        if (-not $groups.TryGetValue($node.GetType().Name, [ref] $group)) { continue }
        if ($Without.Count -gt 0 -and (Test-Inside -Ast $node -Ranges $Without)) { continue }
        $group.Add($node)
    }
    return $groups
}

# Kinds of nodes that the model is made of.
$wanted = @(
    'CommandAst', 'PipelineAst', 'AssignmentStatementAst', 'MemberExpressionAst', 'InvokeMemberExpressionAst',
    'FunctionDefinitionAst', 'TernaryExpressionAst', 'PipelineChainAst', 'BinaryExpressionAst', 'NamedBlockAst',
    'IndexExpressionAst', 'TypeDefinitionAst', 'UsingStatementAst'
)

function Convert-Script {
    param([AllowEmptyString()] [string] $Text, [bool] $WithModel)
    $tokens = $null
    $errors = $null
    $root = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref] $tokens, [ref] $errors)
    $configurations = @(Get-ConfigurationRange -Token $tokens)
    $faults = foreach ($fault in $errors) {
        if ($machineErrors -contains $fault.ErrorId -or (Test-Inside -Ast $fault -Ranges $configurations)) { continue }
        '{"at":' + '{"start":' + $fault.Extent.StartOffset + ',"end":' + $fault.Extent.EndOffset + '}' + ',"message":' + (ConvertTo-JsonText -Text $fault.Message) + '}'
    }
    $parser = '"parser":' + $PSVersionTable.PSVersion.Major + ',"syntaxErrors":[' + (@($faults) -join ',') + ']'
    if (-not $WithModel) { return '{' + $parser + '}' }
    $unread = $configurations
    if ($errors.Count -gt 0) {
        foreach ($node in $root.FindAll({ $args[0].GetType().Name -like 'Error*Ast' }, $true)) {
            $unread += New-Object -TypeName PSObject -Property @{ Start = $node.Extent.StartOffset; End = $node.Extent.EndOffset }
        }
    }
    $groups = Group-Node -Root $root -Without $unread

    $commandNumber = New-Object -TypeName 'System.Collections.Generic.Dictionary[object,int]'
    foreach ($node in $groups['CommandAst']) { $commandNumber[$node] = $commandNumber.Count }
    $pipelines = $groups['PipelineAst']
    foreach ($node in $groups['AssignmentStatementAst']) {
        if ($node.Right -is [System.Management.Automation.Language.CommandExpressionAst]) { $pipelines.Add($node.Right) }
    }
    $pipelineNumber = New-Object -TypeName 'System.Collections.Generic.Dictionary[object,int]'
    foreach ($node in $pipelines) { $pipelineNumber[$node] = $pipelineNumber.Count }

    $newer = New-Object -TypeName 'System.Collections.Generic.List[string]'
    foreach ($name in $wanted) {
        if ($name -eq 'CommandAst' -or $name -eq 'FunctionDefinitionAst') { continue }
        foreach ($node in $groups[$name]) {
            if ($name -eq 'BinaryExpressionAst' -and $node.Operator -ne 'QuestionQuestion') { continue }
            if ($name -eq 'PipelineAst') {
                if ($node -isnot [System.Management.Automation.Language.PipelineAst]) { continue }
                if ($node.PipelineElements.Count -eq 1 -and (-not $hasBackground -or -not $node.Background)) { continue }
            }
            if ($name -eq 'AssignmentStatementAst' -and $node.Operator -ne 'QuestionQuestionEquals') { continue }
            foreach ($one in @(Get-NewerSyntax -Ast $node -Text $Text)) { $newer.Add($one) }
        }
    }
    $comments = New-Object -TypeName 'System.Collections.Generic.List[string]'
    Add-Token -Token $tokens -Unread $unread -Comment $comments -Newer $newer
    $members = @(foreach ($node in $groups['MemberExpressionAst']) { Format-Member -Ast $node }) +
        @(foreach ($node in $groups['InvokeMemberExpressionAst']) { Format-Member -Ast $node })
    $parts = @(
        '"commands":[' + (@(foreach ($node in $groups['CommandAst']) { Format-Command -Ast $node -CommandNumber $commandNumber -PipelineNumber $pipelineNumber }) -join ',') + ']'
        '"pipelines":[' + (@(foreach ($node in $pipelines) { Format-Pipeline -Ast $node -CommandNumber $commandNumber }) -join ',') + ']'
        '"assignments":[' + (@(foreach ($node in $groups['AssignmentStatementAst']) { Format-Assignment -Ast $node -PipelineNumber $pipelineNumber }) -join ',') + ']'
        '"members":[' + ($members -join ',') + ']'
        '"functions":[' + (@(foreach ($node in $groups['FunctionDefinitionAst']) { if (Test-Function -Ast $node) { Format-Function -Ast $node -Text $Text } }) -join ',') + ']'
        '"newerSyntax":[' + ($newer -join ',') + ']'
        '"comments":[' + ($comments -join ',') + ']'
        '"unread":[' + (@($unread | ForEach-Object -Process { Format-Range -Start $_.Start -End $_.End }) -join ',') + ']'
    )
    return '{' + $parser + ',"model":{' + ($parts -join ',') + '}}'
}

$hasBackground = $null -ne [System.Management.Automation.Language.PipelineAst].GetProperty('Background')

$withModel = @($Model -split ',')
[Console]::Out.WriteLine('ready')
for ($number = $First; $number -lt $Count; $number += 1) {
    $path = [System.IO.Path]::Combine($Folder, "$number.txt")
    $text = [System.IO.File]::ReadAllText($path, (New-Object -TypeName System.Text.UTF8Encoding -ArgumentList $false))
    try {
        $json = Convert-Script -Text $text -WithModel ($withModel -contains [string] $number)
    } catch {
        # A script that breaks the parser, or this, must not take the others along.
        $json = '{"failure":' + (ConvertTo-JsonText -Text $_.Exception.Message) + '}'
    }
    [System.IO.File]::WriteAllText([System.IO.Path]::Combine($Folder, "$number.json"), $json)
    [Console]::Out.WriteLine("read $number")
}

if ($Analysis -eq 'WhereInstalled') {
    & ([System.IO.Path]::Combine($Folder, 'analyze-scripts.ps1')) -Folder $Folder -Count $Count
}
