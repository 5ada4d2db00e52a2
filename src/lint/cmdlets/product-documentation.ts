/** Where the signatures of Exchange's and Skype's cmdlets come from. */
export const productDocumentation =
  'Microsoft, reference of the Exchange and Skype for Business cmdlets (MicrosoftDocs/office-docs-powershell at 93336da2).';
