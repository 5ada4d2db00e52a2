# A strict reader of XML 1.0 with namespaces and without a DTD; src/webconfig/xml.ts is the same reader in TypeScript.
# Gives the elements of the first three levels, each with its offsets in the text, and throws at the first fault.
# It steps token by token, by regular expressions that begin where the last one ended.

function Get-WebConfigXmlException {
    param([string] $Text, [int] $At, [string] $Fault)
    return (Get-WebConfigException -Before $Text.Substring(0, $At) -Code 'malformed' -Message ('The XML is not well formed: ' + $Fault + '.') `
            -Remedy 'Repair the file first; OWA can''t read it either.')
}

function Get-WebConfigReferenceException {
    param([string] $Text, [int] $At)
    return (Get-WebConfigXmlException -Text $Text -At $At -Fault 'this & begins no character reference and no entity that XML itself has')
}

function Read-WebConfigXml {
    param([AllowEmptyString()] [string] $Text)
    $ordinal = [System.StringComparison]::Ordinal
    $letter = 'A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD'
    $part = '[' + $letter + '][' + $letter + '\-.0-9\u00B7\u0300-\u036F\u203F\u2040]*'
    $name = $part + '(?::' + $part + ')?'
    $startTag = [regex] ('\G<(' + $name + ')')
    $attribute = [regex] ('\G([ \t\r\n]+)(' + $name + ')([ \t\r\n]*=[ \t\r\n]*)("[^<"]*"|''[^<'']*'')')
    $tagEnd = [regex] '\G[ \t\r\n]*(/?)>'
    $endTag = [regex] ('\G</(' + $name + ')[ \t\r\n]*>')
    # References that are not plainly right; only those are looked at one by one.
    $doubtful = [regex] '&(?!(?:amp|lt|gt|quot|apos|#(?:9|1[03]|3[2-9]|[4-9][0-9]|[1-9][0-9]{2,3})|#x(?:9|[aAdD]|[2-9a-fA-F][0-9a-fA-F]|[1-9a-cA-C][0-9a-fA-F]{2,3}));)'
    $instruction = [regex] ('\G<\?(' + $part + ')(?=[ \t\r\n]|\?>)')

    $illegal = [regex]::Match($Text, '[^\t\n\r \x21-\uFFFD]')
    if ($illegal.Success) { throw (Get-WebConfigXmlException -Text $Text -At $illegal.Index -Fault 'this character is not allowed in XML') }

    # Most files have neither; then no piece of them is searched.
    $anyDoubtful = $doubtful.IsMatch($Text)
    $anySectionEnd = $Text.IndexOf(']]>', $ordinal) -ge 0

    # A cast makes a list in a twentieth of the time of New-Object.
    $kept = [System.Collections.ArrayList] @()
    $open = [System.Collections.ArrayList] @()
    $prefixes = [System.Collections.ArrayList] @()
    $seen = New-Object -TypeName System.Collections.Hashtable -ArgumentList ([System.StringComparer]::Ordinal)
    $rootSeen = $false
    $at = [regex]::Match($Text, (Get-WebConfigDeclarationPattern)).Length
    $length = $Text.Length
    while ($at -lt $length) {
        $next = $Text.IndexOf([char] '<', $at)
        $end = $next
        if ($next -lt 0) { $end = $length }
        if ($end -gt $at) {
            if ($open.Count -eq 0) { Confirm-WebConfigOutside -Text $Text -At $at -Length ($end - $at) }
            elseif (($anyDoubtful -and $doubtful.Match($Text, $at, $end - $at).Success) -or ($anySectionEnd -and $Text.IndexOf(']]>', $at, $end - $at, $ordinal) -ge 0)) {
                Confirm-WebConfigCharacters -Text $Text -At $at -Length ($end - $at)
            }
        }
        $at = $end
        if ($next -lt 0) { break }

        $found = $startTag.Match($Text, $at)
        if ($found.Success) {
            $startAt = $at
            $tag = $found.Groups[1].Value
            if ($open.Count -eq 0 -and $rootSeen) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'there is a second root element') }
            $rootSeen = $true
            $depth = $open.Count + 1
            $attributes = [System.Collections.ArrayList] @()
            $spaced = $prefixes.Count -gt 0 -or $tag.IndexOf([char] ':') -ge 0
            $next = $at + $found.Length
            $found = $attribute.Match($Text, $next)
            while ($found.Success) {
                $own = $found.Groups[2]
                $quoted = $found.Groups[4]
                $raw = $quoted.Value.Substring(1, $quoted.Length - 2)
                if ($anyDoubtful -and $doubtful.IsMatch($raw)) {
                    $bad = Find-WebConfigBadReference -Text $raw
                    if ($bad -ge 0) { throw (Get-WebConfigReferenceException -Text $Text -At ($quoted.Index + 1 + $bad)) }
                }
                if ($own.Value.IndexOf([char] ':') -ge 0) { $spaced = $true }
                [void] $attributes.Add(@{ Name = $own.Value; Raw = $raw; At = $own.Index; ValueAt = $quoted.Index + 1; ValueEnd = $quoted.Index + $quoted.Length - 1 })
                $next = $found.Index + $found.Length
                $found = $attribute.Match($Text, $next)
            }
            $found = $tagEnd.Match($Text, $next)
            if (-not $found.Success) {
                $blanks = [regex]::Match($Text.Substring($next), '\A[ \t\r\n]*').Length
                throw (Get-WebConfigXmlException -Text $Text -At ($next + $blanks) -Fault ('the tag ' + (Get-WebConfigBriefName -Name $tag) + ' is not written as name="value" up to its >'))
            }
            if ($spaced) { Confirm-WebConfigNamespace -Text $Text -At $at -Depth $depth -Tag $tag -Attributes $attributes -Prefixes $prefixes }
            elseif ($attributes.Count -gt 1) {
                $seen.Clear()
                foreach ($one in $attributes) {
                    if ($seen.ContainsKey($one.Name)) { throw (Get-WebConfigXmlException -Text $Text -At $one.At -Fault ('the attribute ' + (Get-WebConfigBriefName -Name $one.Name) + ' is there twice')) }
                    $seen[$one.Name] = $true
                }
            }
            $at = $next + $found.Length
            $selfClosing = $found.Groups[1].Length -eq 1
            $element = @{ Name = $tag; Depth = $depth; Attributes = $attributes; At = $startAt; TagEnd = $at; SelfClosing = $selfClosing; CloseAt = $at; End = $at }
            if ($depth -le 3) { [void] $kept.Add($element) }
            if (-not $selfClosing) { [void] $open.Add($element) }
            else { while ($prefixes.Count -gt 0 -and $prefixes[$prefixes.Count - 1].Depth -eq $depth) { $prefixes.RemoveAt($prefixes.Count - 1) } }
            continue
        }

        if ([string]::CompareOrdinal($Text, $at, '</', 0, 2) -eq 0) {
            $found = $endTag.Match($Text, $at)
            if (-not $found.Success) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this end tag is not complete') }
            $tag = $found.Groups[1].Value
            $depth = $open.Count
            if ($depth -eq 0) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault ('the end tag is for ' + (Get-WebConfigBriefName -Name $tag) + ', but no element is open')) }
            $element = $open[$depth - 1]
            if ($element.Name -cne $tag) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault ('the end tag is for ' + (Get-WebConfigBriefName -Name $tag) + ', but the open element is ' + (Get-WebConfigBriefName -Name $element.Name))) }
            $open.RemoveAt($depth - 1)
            while ($prefixes.Count -gt 0 -and $prefixes[$prefixes.Count - 1].Depth -eq $depth) { $prefixes.RemoveAt($prefixes.Count - 1) }
            $element.CloseAt = $at
            $at += $found.Length
            $element.End = $at
            continue
        }

        if ([string]::CompareOrdinal($Text, $at, '<?', 0, 2) -eq 0) {
            $found = $instruction.Match($Text, $at)
            if (-not $found.Success) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this processing instruction has no proper name') }
            if ($found.Groups[1].Value -eq 'xml') {
                $fault = 'an XML declaration comes first'
                if ($at -eq 0) { $fault = 'the XML declaration is not as it should be' }
                throw (Get-WebConfigXmlException -Text $Text -At $at -Fault $fault)
            }
            $end = $Text.IndexOf('?>', $at + $found.Length, $ordinal)
            if ($end -lt 0) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this processing instruction is not closed') }
            $at = $end + 2
            continue
        }

        if ([string]::CompareOrdinal($Text, $at, '<!--', 0, 4) -eq 0) {
            $end = $Text.IndexOf('--', $at + 4, $ordinal)
            if ($end -lt 0) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this comment is not closed') }
            if ([string]::CompareOrdinal($Text, $end, '-->', 0, 3) -ne 0) { throw (Get-WebConfigXmlException -Text $Text -At $end -Fault '-- may not stand in a comment') }
            $at = $end + 3
            continue
        }

        if ($open.Count -gt 0 -and [string]::CompareOrdinal($Text, $at, '<![CDATA[', 0, 9) -eq 0) {
            $end = $Text.IndexOf(']]>', $at + 9, $ordinal)
            if ($end -lt 0) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this CDATA section is not closed') }
            $at = $end + 3
            continue
        }

        if ([string]::CompareOrdinal($Text, $at, '<!DOCTYPE', 0, 9) -eq 0) {
            throw (Get-WebConfigException -Before $Text.Substring(0, $at) -Code 'doctype' -Message 'The file has a DOCTYPE.' `
                    -Remedy 'Remove the DOCTYPE and write its entities out: they can change what a value means.')
        }
        throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'this < begins no markup')
    }
    if ($open.Count -gt 0) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault ('the element ' + (Get-WebConfigBriefName -Name $open[$open.Count - 1].Name) + ' is not closed')) }
    if (-not $rootSeen) { throw (Get-WebConfigXmlException -Text $Text -At $at -Fault 'there is no root element') }
    return , $kept
}

function Confirm-WebConfigOutside {
    param([string] $Text, [int] $At, [int] $Length)
    $stray = [regex]::Match($Text.Substring($At, $Length), '[^ \t\r\n]')
    if ($stray.Success) { throw (Get-WebConfigXmlException -Text $Text -At ($At + $stray.Index) -Fault 'there is text outside the root element') }
}

function Confirm-WebConfigCharacters {
    param([string] $Text, [int] $At, [int] $Length)
    $characters = $Text.Substring($At, $Length)
    $stray = $characters.IndexOf(']]>', [System.StringComparison]::Ordinal)
    $checked = $characters
    if ($stray -ge 0) { $checked = $characters.Substring(0, $stray) }
    $bad = Find-WebConfigBadReference -Text $checked
    if ($bad -ge 0) { throw (Get-WebConfigReferenceException -Text $Text -At ($At + $bad)) }
    if ($stray -ge 0) { throw (Get-WebConfigXmlException -Text $Text -At ($At + $stray) -Fault ']]> may not stand in text') }
}

# The namespace prefixes of one start tag. .NET's readers, and so ASP.NET, refuse a prefix that nothing declares.
function Confirm-WebConfigNamespace {
    param([string] $Text, [int] $At, [int] $Depth, [string] $Tag, [System.Collections.ArrayList] $Attributes, [System.Collections.ArrayList] $Prefixes)
    foreach ($one in $Attributes) {
        if (-not $one.Name.StartsWith('xmlns:', [System.StringComparison]::Ordinal)) { continue }
        $prefix = $one.Name.Substring(6)
        $uri = Get-WebConfigAttributeValue -Attribute $one
        $wrongXml = $prefix -ceq 'xml' -and $uri -cne 'http://www.w3.org/XML/1998/namespace'
        if ($uri -eq '' -or $prefix -ceq 'xmlns' -or $wrongXml) {
            throw (Get-WebConfigXmlException -Text $Text -At $one.At -Fault ('the prefix ' + (Get-WebConfigBriefName -Name $prefix) + ' can''t be declared so'))
        }
        [void] $Prefixes.Add(@{ Depth = $Depth; Prefix = $prefix; Uri = $uri })
    }
    if ($null -eq (Get-WebConfigNamespace -Name $Tag -Prefixes $Prefixes)) {
        throw (Get-WebConfigXmlException -Text $Text -At ($At + 1) -Fault ('nothing declares the prefix of ' + (Get-WebConfigBriefName -Name $Tag)))
    }
    $seen = New-Object -TypeName System.Collections.Hashtable -ArgumentList ([System.StringComparer]::Ordinal)
    foreach ($one in $Attributes) {
        $uri = Get-WebConfigNamespace -Name $one.Name -Prefixes $Prefixes
        if ($null -eq $uri) { throw (Get-WebConfigXmlException -Text $Text -At $one.At -Fault ('nothing declares the prefix of ' + (Get-WebConfigBriefName -Name $one.Name))) }
        $expanded = $uri + ' ' + $one.Name.Substring($one.Name.IndexOf([char] ':') + 1)
        if ($seen.ContainsKey($expanded)) { throw (Get-WebConfigXmlException -Text $Text -At $one.At -Fault ('the attribute ' + (Get-WebConfigBriefName -Name $one.Name) + ' is there twice')) }
        $seen[$expanded] = $true
    }
}

function Get-WebConfigNamespace {
    param([string] $Name, [System.Collections.ArrayList] $Prefixes)
    $colon = $Name.IndexOf([char] ':')
    if ($colon -lt 0) { return '' }
    $prefix = $Name.Substring(0, $colon)
    for ($at = $Prefixes.Count - 1; $at -ge 0; $at--) { if ($Prefixes[$at].Prefix -ceq $prefix) { return $Prefixes[$at].Uri } }
    if ($prefix -ceq 'xml') { return 'http://www.w3.org/XML/1998/namespace' }
    if ($prefix -ceq 'xmlns') { return 'http://www.w3.org/2000/xmlns/' }
    return $null
}

# Where the first & stands that begins no reference; -1 if nowhere.
function Find-WebConfigBadReference {
    param([AllowEmptyString()] [string] $Text)
    for ($at = $Text.IndexOf([char] '&'); $at -ge 0; $at = $Text.IndexOf([char] '&', $at + 1)) {
        if ($null -eq (Get-WebConfigReference -Text $Text -At $at)) { return $at }
    }
    return -1
}

# What a reader sees of an attribute: white space becomes blanks first, then references their characters.
function Get-WebConfigAttributeValue {
    param([hashtable] $Attribute)
    $blanks = $Attribute.Raw.Replace("`r`n", ' ').Replace("`r", ' ').Replace("`n", ' ').Replace("`t", ' ')
    if ($blanks.IndexOf([char] '&') -lt 0) { return $blanks }
    return [regex]::Replace($blanks, '&[^;]*;', { param($found) Get-WebConfigReference -Text $blanks -At $found.Index })
}

function Get-WebConfigReference {
    param([string] $Text, [int] $At)
    $found = ([regex] '\G&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+));').Match($Text, $At)
    if (-not $found.Success) { return $null }
    switch -CaseSensitive ($found.Groups[1].Value) {
        'amp' { return '&' }
        'lt' { return '<' }
        'gt' { return '>' }
        'quot' { return '"' }
        'apos' { return '''' }
    }
    $significant = ($found.Groups[2].Value + $found.Groups[3].Value).TrimStart([char] '0')
    if ($significant.Length -gt 7 -or $significant -eq '') { return $null }
    if ($found.Groups[2].Success) { $code = [int]::Parse($significant, [System.Globalization.CultureInfo]::InvariantCulture) }
    else { $code = [System.Convert]::ToInt32($significant, 16) }
    $allowed = @(9, 10, 13) -contains $code -or ($code -ge 0x20 -and $code -le 0xD7FF) -or ($code -ge 0xE000 -and $code -le 0xFFFD) -or ($code -ge 0x10000 -and $code -le 0x10FFFF)
    if (-not $allowed) { return $null }
    return [char]::ConvertFromUtf32($code)
}
