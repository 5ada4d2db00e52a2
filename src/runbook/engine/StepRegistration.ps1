# A step: Read, Expect and what leads there and back. A trigger (-TriggeredBy) has no state of its own:
# it runs after a step that it is triggered by was changed or undone.
function Step {
    [CmdletBinding()]
    param(
        [Parameter(Mandatory = $true, Position = 0)] [string] $Id,
        [Parameter(Mandatory = $true)] [string] $Target,
        [AllowEmptyCollection()] [string[]] $DependsOn = @(),
        [AllowEmptyCollection()] [string[]] $TriggeredBy = @(),
        [string] $Title = '',
        [string] $Generation = '',
        [Parameter(Mandatory = $true, Position = 1)] [hashtable] $Definition
    )
    Assert-NewId -Id $Id
    $canonical = ConvertTo-CanonicalTarget -Name $Target
    $step = @{
        Id = $Id; Target = $canonical; Connection = (Get-ConnectionKey -Id $Id -Target $canonical -Generation $Generation); Name = $Target; Title = $Title
        Section = $script:Run.Section; DependsOn = @($DependsOn); TriggeredBy = @($TriggeredBy); Triggers = (New-Object -TypeName System.Collections.ArrayList)
        Absent = (Test-AbsentPlace); Residue = @(Get-DefinitionText -Definition $Definition -Key 'Residue')
    }
    foreach ($other in (@($DependsOn) + @($TriggeredBy))) {
        if (-not $script:Run.Steps.ContainsKey($other)) { throw ($Id + ' refers to ' + $other + ', which is not registered before it.') }
    }
    if ($step.TriggeredBy.Count -gt 0) { Add-TriggerDefinition -Step $step -Definition $Definition }
    else { Add-StateDefinition -Step $step -Definition $Definition }
    foreach ($source in $step.TriggeredBy) { [void] $script:Run.Steps[$source].Triggers.Add($Id) }
    $script:Run.Steps[$Id] = $step
    [void] $script:Run.Items.Add($step)
}

function Add-TriggerDefinition {
    param([hashtable] $Step, [hashtable] $Definition)
    Assert-DefinitionKey -Id $Step.Id -Definition $Definition -Allowed @('Run', 'Pending', 'SettleSeconds', 'Manual', 'Mark', 'EndsShells', 'Residue') -Needed @()
    if ($Definition.ContainsKey('Run') -eq $Definition.ContainsKey('Manual')) { throw ($Step.Id + ' needs either Run or Manual.') }
    if ($Definition.ContainsKey('Manual') -and -not ($Definition.ContainsKey('Pending') -or $Definition.ContainsKey('Mark'))) { throw ($Step.Id + ': Manual needs Pending or Mark.') }
    if ($Definition.ContainsKey('Mark') -and -not $Definition.ContainsKey('Manual')) { throw ($Step.Id + ': Mark needs Manual.') }
    if ($Definition.ContainsKey('SettleSeconds') -and -not ($Definition.ContainsKey('Run') -and $Definition.ContainsKey('Pending'))) { throw ($Step.Id + ': SettleSeconds needs Run and Pending.') }
    $Step['Kind'] = 'Trigger'
    $Step['Run'] = $Definition['Run']
    $Step['Pending'] = $Definition['Pending']
    $Step['SettleSeconds'] = [int] $Definition['SettleSeconds']
    $Step['Manual'] = [string] $Definition['Manual']
    $Step['Mark'] = $Definition['Mark']
    $Step['EndsShells'] = [bool] $Definition['EndsShells']
    $Step['Expect'] = @{}
    $Step['ExpectNames'] = @()
    $Step['Names'] = @()
}

function Add-StateDefinition {
    param([hashtable] $Step, [hashtable] $Definition)
    Assert-DefinitionKey -Id $Step.Id -Definition $Definition -Needed @('Read', 'Expect') `
        -Allowed @('Read', 'Expect', 'Record', 'Create', 'Change', 'Remove', 'Restore', 'Clean', 'Keep', 'Doubt', 'Ours', 'CameWith', 'GoesWith', 'Earlier', 'Refuse', 'SettleSeconds', 'Residue')
    $expect = @{}
    foreach ($name in @($Definition['Expect'].get_Keys())) {
        $expect[$name] = ConvertTo-PlainValue -Value $Definition['Expect'][$name]
    }
    $record = @(Get-DefinitionText -Definition $Definition -Key 'Record')
    foreach ($name in $record) {
        if ($expect.ContainsKey($name)) { throw ($Step.Id + ': ' + $name + ' is both expected and recorded.') }
    }
    $Step['Kind'] = 'Step'
    $Step['Expect'] = $expect
    $Step['ExpectNames'] = @(Get-SortedText -Text @($expect.get_Keys()))
    $Step['Names'] = @(Get-SortedText -Text (@($expect.get_Keys()) + $record))
    $Step['SettleSeconds'] = [int] $Definition['SettleSeconds']
    $Step['Refuse'] = [string] $Definition['Refuse']
    foreach ($key in @('CameWith', 'GoesWith')) { $Step[$key] = [string] $Definition[$key] }
    foreach ($key in @('Read', 'Create', 'Change', 'Remove', 'Restore', 'Clean', 'Keep', 'Doubt', 'Ours', 'Earlier')) { $Step[$key] = $Definition[$key] }
    if (($null -ne $Step['Create']) -and ($null -eq $Step['Remove'])) { throw ($Step.Id + ': Create needs Remove.') }
    if (($null -ne $Step['Change']) -and ($null -eq $Step['Restore'])) { throw ($Step.Id + ': Change needs Restore.') }
}

function Get-DefinitionText {
    param([hashtable] $Definition, [string] $Key)
    if (-not $Definition.ContainsKey($Key)) { return }
    foreach ($text in @($Definition[$Key])) { [string] $text }
}
