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
        # Matters of taste: the names of functions that nobody outside of the script calls.
        'PSUseSingularNouns'
        'PSUseShouldProcessForStateChangingFunctions'
    )
}
