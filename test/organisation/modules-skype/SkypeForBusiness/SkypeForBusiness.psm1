# The module of Skype for Business Server 2015 and later: the same commands under another name.
. ([IO.Path]::Combine([IO.Path]::GetDirectoryName([IO.Path]::GetDirectoryName($PSScriptRoot)), 'modules-lync', 'Lync', 'Commands.ps1'))
Export-ModuleMember -Function *-Cs*
