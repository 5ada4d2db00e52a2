# Two plans of one environment are rolled back the newer one first. The older one would take away what the newer one rests on, and
# what both changed would be left to the newer one, whose state before is not the state before the older.

# Which steps of this rollback a newer plan in the same folder changed again, or found as it wants them, while it is applied.
function Get-LaterPlanProblem {
    param([Parameter(Mandatory = $true)] [AllowEmptyCollection()] [object[]] $Touched)
    foreach ($path in @(Get-OtherJournal)) {
        try {
            $lines = @(Read-OtherJournal -Path $path)
            $record = Get-JournalRecord -Line $lines
        }
        catch {
            Write-RunWarning -Message ('The journal ' + $path + ' of another plan cannot be read, so whether that plan rests on this one is not known: ' + (Get-ErrorText -ErrorRecord $_))
            continue
        }
        if (($record.Made.get_Count() -eq 0) -or ($lines[0]['environment'] -cne $script:Run.Environment)) { continue }
        $shared = @(foreach ($step in $Touched) {
                $at = [string] $record.Seen[$step.Id]
                if ($record.Made.ContainsKey($step.Id)) { $at = $record.Made[$step.Id].At }
                if ([string]::CompareOrdinal($at, [string] $script:Run.State.Steps[$step.Id]['At']) -gt 0) { $step.Id }
            })
        if ($shared.Count -eq 0) { continue }
        $name = [System.IO.Path]::GetFileNameWithoutExtension($path)
        $some = [string]::Join(', ', [string[]] @($shared | Select-Object -First 3))
        if ($shared.Count -gt 3) { $some += ' and ' + ($shared.Count - 3) + ' more' }
        'the plan whose digest begins with ' + $name + ' was applied later and is to be rolled back first, since it rests on ' + $some +
        ' (if it cannot be, move ' + $path + ' away: what that plan changed then counts as someone else''s)'
    }
}
