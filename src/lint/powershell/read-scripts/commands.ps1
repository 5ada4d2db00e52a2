# Commands, pipelines, uses of members, assignments and functions as script.ts describes them.

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
