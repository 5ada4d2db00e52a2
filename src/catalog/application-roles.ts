/** Management roles of Exchange that let an application act on mailboxes. Each is for the whole organisation. */
export const userRole = 'UserApplication';
export const archiveRole = 'ArchiveApplication';
const meetingGraphRole = 'MeetingGraphApplication';

/** The roles that Configure-EnterprisePartnerApplication.ps1 grants to the account of Lync, in its order. */
export const skypeApplicationRoles = [userRole, archiveRole, meetingGraphRole] as const;
