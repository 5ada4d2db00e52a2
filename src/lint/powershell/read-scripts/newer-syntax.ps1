# Syntax that PowerShell 3.0 does not have, in the tree and in the text of tokens; and comments, which only tokens tell.

$commentKind = [System.Management.Automation.Language.TokenKind]::Comment
$literalKind = [System.Management.Automation.Language.TokenKind]::StringLiteral
$hereLiteralKind = [System.Management.Automation.Language.TokenKind]::HereStringLiteral

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
