# The module of Lync Server 2013.
. ([IO.Path]::Combine($PSScriptRoot, 'Commands.ps1'))
Export-ModuleMember -Function *-Cs*
