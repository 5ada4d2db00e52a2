/** Cmdlets whose own page shows calls in its examples that its syntax forbids, so that what is mandatory is not known. */
const doubtful = new Set([
  ...['Export-UMCallDataRecord', 'New-GlobalAddressList', 'New-UMDialPlan', 'Set-InboxRule'],
  ...['Set-PolicyTipConfig', 'Set-UMCallAnsweringRule', 'Test-OutlookConnectivity', 'Update-DatabaseSchema'],
]);

export function isSyntaxDoubtful({ name }: { readonly name: string }): boolean {
  return doubtful.has(name);
}
