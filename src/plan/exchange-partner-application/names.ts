export const exchangePartnerApplicationId = 'exchange/partner-application/lync';

/** The name that Microsoft's script uses: whoever looks for the account finds it, and the script would reuse it. */
export const applicationAccount = 'LyncEnterprise-ApplicationAccount';

export const accountFilter = `Name -eq '${applicationAccount}'`;

/** The script's own object is named by a random number; this one says where it comes from. */
export const applicationName = 'LyncEnterprise-owa-im';

export const mailboxAccess =
  'Contact store, archiving and conversation history are written by Lync into mailboxes: Exchange has to trust the tokens of Lync.';
