# Finds what may be edited in a web.config: the one root-level appSettings, and a key's entry in it.
# src/webconfig/app-settings.ts says the same in TypeScript, with the same refusals.

# @{ Bytes; Decoded; Text; Section }, Section being @{ Element; Children; Warnings }.
function Read-WebConfigDocument {
    param([AllowEmptyCollection()] [byte[]] $Bytes)
    $decoded = ConvertFrom-WebConfigByte -Bytes $Bytes
    $elements = Read-WebConfigXml -Text $decoded.Text
    return @{ Bytes = $Bytes; Decoded = $decoded; Text = $decoded.Text; Section = (Find-WebConfigSection -Text $decoded.Text -Elements $elements) }
}

function Find-WebConfigSection {
    param([string] $Text, [System.Collections.ArrayList] $Elements)
    $ownFile = 'Give the back end''s OWA file, ClientAccess\Owa\web.config below Exchange''s install path.'
    $withoutNamespace = 'Remove its xmlns attribute or prefix.'
    $root = $Elements[0]
    $namespace = Get-WebConfigAttribute -Element $root -Name 'xmlns'
    if ($null -ne $namespace -or $root.Name -clike '*:configuration') {
        $at = $root.At
        if ($null -ne $namespace) { $at = $namespace.At }
        throw (Get-WebConfigException -Before $Text.Substring(0, $at) -Code 'namespace' -Message 'The root element is in a namespace.' -Remedy $withoutNamespace)
    }
    if ($root.Name -cne 'configuration') {
        throw (Get-WebConfigException -Before $Text.Substring(0, $root.At) -Code 'root' -Message ('The root element is ' + (Get-WebConfigBriefName -Name $root.Name) + ', not configuration.') -Remedy $ownFile)
    }
    $sections = @(foreach ($one in $Elements) { if ($one.Depth -eq 2 -and $one.Name -ceq 'appSettings') { $one } })
    if ($sections.Count -eq 0) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $root.CloseAt) -Code 'no-section' -Message 'There is no appSettings directly in configuration.' `
                -Remedy 'Make sure that this is the back end''s OWA file, or add <appSettings></appSettings> before </configuration>.')
    }
    if ($sections.Count -gt 1) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $sections[1].At) -Code 'repeated-section' -Message 'There is a second appSettings in configuration.' `
                -Remedy 'ASP.NET refuses such a file. Join the two sections.')
    }
    $element = $sections[0]
    $children = @(foreach ($one in $Elements) { if ($one.Depth -eq 3 -and $one.At -ge $element.TagEnd -and $one.End -le $element.CloseAt) { $one } })
    foreach ($child in $children) { $child['Key'] = Get-WebConfigKey -Element $child }
    foreach ($child in @(Get-WebConfigEntry -Section @{ Children = $children } -Key 'HttpProxy.ProtocolType')) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $child.At) -Code 'front-end' -Message 'This is the front-end proxy''s file.' -Remedy $ownFile)
    }
    $source = Get-WebConfigAttribute -Element $element -Name 'configSource'
    if ($null -ne $source) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $source.At) -Code 'config-source' -Message 'appSettings comes from another file (configSource).' `
                -Remedy 'Bring its entries back into this file, or set the keys in that file by hand.')
    }
    $protection = Get-WebConfigAttribute -Element $element -Name 'configProtectionProvider'
    foreach ($child in $children) {
        if ($null -eq $protection -and [regex]::Replace($child.Name, '\A.*:', '') -ceq 'EncryptedData') { $protection = $child }
    }
    if ($null -ne $protection) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $protection.At) -Code 'protected' -Message 'appSettings is encrypted.' `
                -Remedy 'Decrypt the section (aspnet_regiis -pdf appSettings), apply, and encrypt it again.')
    }
    $namespace = Get-WebConfigAttribute -Element $element -Name 'xmlns'
    if ($null -ne $namespace) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $namespace.At) -Code 'namespace' -Message 'appSettings is in a namespace.' -Remedy $withoutNamespace)
    }
    $warnings = @()
    $found = Get-WebConfigAttribute -Element $element -Name 'file'
    if ($null -ne $found) {
        $warnings += Get-WebConfigException -Before $Text.Substring(0, $found.At) -Code 'file-attribute' -Message 'appSettings is completed from another file (file=).' `
            -Remedy 'Make sure that the file does not hold these keys: it would win.'
    }
    $found = Get-WebConfigAttribute -Element $element -Name 'configBuilders'
    if ($null -ne $found) {
        $warnings += Get-WebConfigException -Before $Text.Substring(0, $found.At) -Code 'config-builders' -Message 'appSettings is completed by configuration builders (configBuilders=).' `
            -Remedy 'Make sure that no builder gives these keys: it would win.'
    }
    return @{ Element = $element; Children = $children; Warnings = $warnings }
}

# The entry of a key, or nothing; throws where it is not certain that a new value would count.
function Find-WebConfigKey {
    param([string] $Text, [hashtable] $Section, [string] $Key)
    $entries = @(Get-WebConfigEntry -Section $Section -Key $Key)
    if ($entries.Count -gt 1) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $entries[1].At) -Code 'repeated-key' -Message ('The key ' + $Key + ' is there twice.') `
                -Remedy 'The last one counts. Remove the others.')
    }
    if ($entries.Count -eq 0) { return $null }
    $entry = $entries[0]
    $written = $entry.Key
    if ($written -cne $Key) {
        throw (Get-WebConfigException -Before $Text.Substring(0, $entry.At) -Code 'key-case' -Message ('The key ' + $Key + ' is written ' + $written + '.') `
                -Remedy ('ASP.NET takes both for one. Write it ' + $Key + '.'))
    }
    foreach ($child in $Section.Children) {
        if ($child.At -gt $entry.At -and ($child.Name -ceq 'clear' -or (Test-WebConfigEntry -Element $child -Name 'remove' -Key $Key))) {
            throw (Get-WebConfigException -Before $Text.Substring(0, $child.At) -Code 'dead-key' -Message ('This ' + $child.Name + ' takes the key ' + $Key + ' back.') `
                    -Remedy 'Move it before the key, or remove it.')
        }
    }
    return $entry
}

# All add elements of a key, however its case is written.
function Get-WebConfigEntry {
    param([hashtable] $Section, [string] $Key)
    # A function call for each of the many other elements would take most of the time of an edit.
    $ignoringCase = [System.StringComparison]::OrdinalIgnoreCase
    foreach ($child in $Section.Children) {
        if ([string]::Equals($child.Key, $Key, $ignoringCase) -and (Test-WebConfigEntry -Element $child -Name 'add' -Key $Key)) { $child }
    }
}

function Test-WebConfigEntry {
    param([hashtable] $Element, [string] $Name, [string] $Key)
    return ($Element.Name -ceq $Name -and $null -ne $Element.Key -and (Test-WebConfigSameText -Left $Element.Key -Right $Key))
}

# What a reader sees of a child's key attribute, or nothing.
function Get-WebConfigKey {
    param([hashtable] $Element)
    $found = Get-WebConfigAttribute -Element $Element -Name 'key'
    if ($null -eq $found) { return $null }
    return (Get-WebConfigAttributeValue -Attribute $found)
}

function Get-WebConfigAttribute {
    param([hashtable] $Element, [string] $Name)
    foreach ($one in $Element.Attributes) { if ($one.Name -ceq $Name) { return $one } }
    return $null
}

# The value that an entry gives: an add without a value attribute gives the empty text.
function Get-WebConfigEntryValue {
    param([hashtable] $Entry)
    $found = Get-WebConfigAttribute -Element $Entry -Name 'value'
    if ($null -eq $found) { return '' }
    return (Get-WebConfigAttributeValue -Attribute $found)
}

# Without regard to the case of ASCII letters, as ASP.NET compares keys, and OWA thumbprints and host names.
function Test-WebConfigSameText {
    param([AllowEmptyString()] [string] $Left, [AllowEmptyString()] [string] $Right)
    if ([string]::Equals($Left, $Right, [System.StringComparison]::Ordinal)) { return $true }
    if (-not [string]::Equals($Left, $Right, [System.StringComparison]::OrdinalIgnoreCase)) { return $false }
    $lower = { param($found) $found.Value.ToLowerInvariant() }
    return [string]::Equals([regex]::Replace($Left, '[A-Z]+', $lower), [regex]::Replace($Right, '[A-Z]+', $lower), [System.StringComparison]::Ordinal)
}
