# What an earlier plan of this environment changed, did not undo, and this plan no longer mentions: ours, and managed by nothing.
# Test says it. The other plans' journals are read as far as they hold together; their values are not looked at.
function Show-Orphan {
    try { $files = @(Get-OtherJournal) }
    catch {
        Write-RunWarning -Message ('The journal folder cannot be read, so what earlier plans left is not known: ' + (Get-ErrorText -ErrorRecord $_))
        return
    }
    $records = [ordered]@{}
    $gone = @{}
    foreach ($file in $files) {
        try { $record = Get-JournalRecord -Line @(Read-OtherJournal -Path $file) }
        catch {
            Write-RunWarning -Message ('The journal ' + $file + ' of another plan cannot be read, so what it left is not known: ' + (Get-ErrorText -ErrorRecord $_))
            continue
        }
        $records[[System.IO.Path]::GetFileNameWithoutExtension($file)] = $record.Made
        foreach ($id in @($record.Gone.get_Keys())) { if (-not $gone.ContainsKey($id) -or ([string]::CompareOrdinal($gone[$id], $record.Gone[$id]) -lt 0)) { $gone[$id] = $record.Gone[$id] } }
    }
    foreach ($name in @($records.get_Keys())) {
        foreach ($id in @(Get-SortedText -Text @($records[$name].get_Keys()))) {
            if ($script:Run.Steps.ContainsKey($id)) { continue }
            # A plan with state: absent took it out since.
            if ($gone.ContainsKey($id) -and ([string]::CompareOrdinal($records[$name][$id].At, $gone[$id]) -le 0)) { continue }
            Write-RunWarning -Message ('Orphan: ' + $id + ' was changed by the plan whose digest begins with ' + $name + ', and is not in this one. Roll that plan back with -Step, take it out with state: absent in the file, or undo it by hand.')
        }
    }
}
