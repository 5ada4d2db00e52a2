# What an earlier plan of this environment changed, did not undo, and this plan no longer mentions: ours, and managed by nothing.
# Test says it. The other plans' journals are read as far as they hold together; their values are not looked at.
function Show-Orphan {
    if (-not [System.IO.Directory]::Exists((Get-JournalFolder))) { return }
    try { $files = @([System.IO.Directory]::GetFiles((Get-JournalFolder), '*.jsonl')) }
    catch {
        Write-RunWarning -Message ('The journal folder cannot be read, so what earlier plans left is not known: ' + (Get-ErrorText -ErrorRecord $_))
        return
    }
    $own = [System.IO.Path]::GetFileName((Get-JournalPath))
    foreach ($file in @(Get-SortedText -Text $files)) {
        $name = [System.IO.Path]::GetFileName($file)
        if (($name -eq $own) -or -not [regex]::IsMatch($name, '^[0-9a-f]{16}\.jsonl\z')) { continue }
        try { $ids = @(Get-StandingStep -Path $file) }
        catch {
            Write-RunWarning -Message ('The journal ' + $file + ' of another plan cannot be read, so what it left is not known: ' + (Get-ErrorText -ErrorRecord $_))
            continue
        }
        foreach ($id in $ids) {
            if ($script:Run.Steps.ContainsKey($id)) { continue }
            Write-RunWarning -Message ('Orphan: ' + $id + ' was changed by the plan whose digest begins with ' + $name.Substring(0, 16) + ', and is not in this one. Roll that plan back with -Step, or undo it by hand.')
        }
    }
}

# The steps of a foreign journal that were changed and not undone since.
function Get-StandingStep {
    param([Parameter(Mandatory = $true)] [string] $Path)
    $standing = @{}
    $hash = '0' * 64
    $number = 0
    $text = [System.Text.Encoding]::ASCII.GetString((Read-SharedFile -Path $Path -Limit 67108864))
    foreach ($part in [regex]::Matches($text, '([^\n]*)\n')) {
        $number += 1
        $line = ConvertFrom-JsonText -Text $part.Groups[1].Value
        if (($line -isnot [System.Collections.Hashtable]) -or ($line['n'] -ne $number) -or ($line['previous'] -cne $hash)) { throw ('line ' + $number + ' does not follow from the one before.') }
        $hash = Get-TextHash -Text $part.Groups[1].Value
        if (@('before', 'undone') -notcontains $line['kind']) { continue }
        if (-not (Test-JournalField -Line $line -Name 'step' -Type 'text')) { throw ('line ' + $number + ' names no step.') }
        if ($line['kind'] -eq 'before') { $standing[$line['step']] = $true }
        else { [void] $standing.Remove($line['step']) }
    }
    Get-SortedText -Text @($standing.get_Keys())
}
