@{
    Severity = @('Error', 'Warning')
    ExcludeRules = @(
        # owa-im has rules of its own for these, with the products in view.
        'PSAvoidUsingInvokeExpression'
        'PSAvoidUsingConvertToSecureStringWithPlainText'
        'PSAvoidUsingPlainTextForPassword'
        'PSAvoidUsingUsernameAndPasswordParams'
        'PSUseBOMForUnicodeEncodedFile'
        # A script for a person at a console writes to it.
        'PSAvoidUsingWriteHost'
        # Sees no use of a variable in another scope or a script block that runs later.
        'PSUseDeclaredVarsMoreThanAssignments'
        'PSReviewUnusedParameter'
        # Takes a table with a comparer of its own for one without.
        'PSUseLiteralInitializerForHashtable'
        # Takes the question of another cmdlet, which was handed over, for the function's own.
        'PSShouldProcess'
        # Scripts of administrators name their servers, and a runbook has to.
        'PSAvoidUsingComputerNameHardcoded'
        # Matters of taste: the names of functions that nobody outside of the script calls.
        'PSUseSingularNouns'
        'PSUseShouldProcessForStateChangingFunctions'
    )
}
