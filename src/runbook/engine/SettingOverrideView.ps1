# One override of the section as the plan sees it, and what a server itself says of it.

# The overrides of the section that reach this server or hold the planned parameters, by name, as objects: Name, Scope, Parameters,
# Reason, Limited (by versions), Reaches, Planned, Adoptable. An organisation with an override for each server has many others.
function Get-OwaImOverrideView {
    param(
        [AllowEmptyCollection()] [object[]] $Override,
        [string] $Server,
        [AllowEmptyCollection()] [string[]] $Listed = @(),
        [AllowEmptyCollection()] [string[]] $Parameters = @(),
        [AllowNull()] [scriptblock] $Known = $null,
        [AllowNull()] [AllowEmptyCollection()] [object[]] $Told = $null
    )
    $views = @(foreach ($one in $Override) {
            if (($one.ComponentName -ne 'OwaServer') -or ($one.SectionName -ne 'IMSettings')) { continue }
            $scope = [string[]] @(foreach ($name in @($one.Server)) { if (-not [string]::IsNullOrEmpty([string] $name)) { [string] $name } })
            $own = [string[]] @(foreach ($text in @($one.Parameters)) { if ($null -ne $text) { [string] $text } })
            # In place, and the sets only where they may be equal: this runs once for each override and each server.
            $reaches = ($scope.Count -eq 0)
            foreach ($name in $scope) { if ($Server -like $name) { $reaches = $true } }
            $planned = $true
            foreach ($text in $own) { if ($Parameters -notcontains $text) { $planned = $false } }
            if ($planned) { $planned = Test-SameSet -Left $own -Right $Parameters }
            if (-not $reaches -and -not $planned) { continue }
            New-Object -TypeName PSObject -Property @{
                Name = [string] $one.Name; Scope = $scope; Parameters = $own; Reason = [string] $one.Reason; Reaches = $reaches; Planned = $planned
                Limited = -not [string]::IsNullOrEmpty([string] $one.MinVersion + [string] $one.MaxVersion + [string] $one.FixVersion); Adoptable = $false
            }
        })
    foreach ($view in @($views | Sort-Object -Property 'Name')) {
        if ($view.Reaches -and $view.Limited) {
            # Whether the versions fit is the server's to say. One that it has not heard of yet counts as fitting.
            if ($null -eq $Told) { $Told = @(Get-KnownOverride -Server $Server -Known $Known) }
            $view.Reaches = (@($Told | Where-Object { ($_.Name -eq $view.Name) -and ($_.Status -like '*Mismatch') }).Count -eq 0)
        }
        $view.Adoptable = (Test-ListedScope -Scope $view.Scope -Listed $Listed) -and -not $view.Limited -and ($view.Name -notlike 'FlightingServiceOverride_*')
        $view
    }
}

function Test-ListedScope {
    param([AllowEmptyCollection()] [string[]] $Scope, [AllowEmptyCollection()] [string[]] $Listed)
    foreach ($name in $Scope) { if ($Listed -notcontains $name) { return $false } }
    return ($Scope.Count -gt 0)
}

function Test-InScope {
    param([string] $Server, [AllowEmptyCollection()] [string[]] $Scope)
    foreach ($name in $Scope) { if ($Server -like $name) { return $true } }
    return ($Scope.Count -eq 0)
}

# An override of this server alone gets the new values itself, unless another one holds them already and can be widened.
function Test-ChangedInPlace {
    param([object[]] $View, [object] $Candidate, [string] $Server)
    if (-not $Candidate.Adoptable -or $Candidate.Planned -or ($Candidate.Scope.Count -ne 1) -or ($Candidate.Scope[0] -ne $Server)) { return $false }
    return (@($View | Where-Object { $_.Adoptable -and $_.Planned }).Count -eq 0)
}

# Names are unique in the forest, whatever the component.
function Get-FreeOverrideName {
    param([AllowEmptyCollection()] [object[]] $Override, [string] $EnvironmentName)
    $taken = @($Override | ForEach-Object { [string] $_.Name })
    $number = 1
    while ($taken -contains ('owa-im-' + $EnvironmentName + '-' + $number)) { $number += 1 }
    return 'owa-im-' + $EnvironmentName + '-' + $number
}

# What the server itself says of the overrides of the section: Name, Status, Message, Parameters.
function Get-KnownOverride {
    param([string] $Server, [scriptblock] $Known)
    $text = [string]::Join('', [string[]] @(& $Known $Server))
    $overrides = (ConvertTo-DiagnosticDocument -Text $text).SelectSingleNode('/Diagnostics/Components/VariantConfiguration/Overrides')
    if ($null -eq $overrides) { throw ($Server + ' does not say which overrides it knows.') }
    foreach ($node in @($overrides.SelectNodes('SettingOverride[ComponentName = "OwaServer" and SectionName = "IMSettings"]'))) {
        New-Object -TypeName PSObject -Property @{
            Name = (Get-ChildText -Node $node -Name 'Name'); Status = (Get-ChildText -Node $node -Name 'Status'); Message = (Get-ChildText -Node $node -Name 'Message')
            Parameters = [string[]] @($node.SelectNodes('Parameters/Parameter') | ForEach-Object { $_.InnerText })
        }
    }
}

function Get-ChildText {
    param([System.Xml.XmlNode] $Node, [string] $Name)
    $child = $Node.SelectSingleNode($Name)
    if ($null -eq $child) { return '' }
    return $child.InnerText.Trim()
}

function ConvertTo-DiagnosticDocument {
    param([AllowEmptyString()] [string] $Text)
    $document = New-Object -TypeName System.Xml.XmlDocument
    $document.XmlResolver = $null
    try { $document.LoadXml($Text) }
    catch { throw 'What Get-ExchangeDiagnosticInfo gave is not the XML that it should be.' }
    return $document
}
