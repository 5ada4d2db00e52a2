# Started by `-File` in place of the script, which is the first argument: loads the simulated organisation, then
# dot-sources the script, as -File itself does. The elements of $args remember which of them named a parameter.
Import-Module OrganisationShell -Global -DisableNameChecking
$OrganisationArguments = @($args | Select-Object -Skip 1)
. ([IO.Path]::GetFullPath($args[0])) @OrganisationArguments
exit $LASTEXITCODE
