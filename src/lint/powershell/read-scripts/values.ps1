# Expressions as value.ts describes them.

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
