# What is looked at in a script's tree, and what is left out.

# Kinds of nodes that the model is made of.
$wanted = @(
    'CommandAst', 'PipelineAst', 'AssignmentStatementAst', 'MemberExpressionAst', 'InvokeMemberExpressionAst',
    'FunctionDefinitionAst', 'TernaryExpressionAst', 'PipelineChainAst', 'BinaryExpressionAst', 'NamedBlockAst',
    'IndexExpressionAst', 'TypeDefinitionAst', 'UsingStatementAst'
)

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
