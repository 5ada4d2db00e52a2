/**
 * The identifiers by which the products know each other in OAuth, the same in every deployment, as
 * Get-CsPartnerApplication and Get-PartnerApplication show them.
 */
export const exchangeApplicationIdentifier = '00000002-0000-0ff1-ce00-000000000000';
export const skypeApplicationIdentifier = '00000004-0000-0ff1-ce00-000000000000';
