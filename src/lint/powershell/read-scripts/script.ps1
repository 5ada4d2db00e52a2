# A script as JSON: its syntax errors, and its model where that is wanted.

# What depends on the modules and types that this machine has, or on its platform, says nothing about a script.
$machineErrors = @(
    'ModuleNotFoundDuringParse', 'TypeNotFound', 'CannotFindTypeInAssembly', 'ErrorLoadingAssembly',
    'RequiresModuleNotFound', 'CannotLoadModule', 'WorkflowNotSupportedInPowerShellCore', 'ParserError', 'UnableToFindAttributeType', 'CustomAttributeTypeNotFound'
)
$hasBackground = $null -ne [System.Management.Automation.Language.PipelineAst].GetProperty('Background')

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
