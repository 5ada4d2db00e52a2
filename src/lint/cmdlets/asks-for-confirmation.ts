import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';

/**
 * Whose pages say "This cmdlet has a built-in pause" (MicrosoftDocs/office-docs-powershell at 93336da2). Set-User, whose page
 * says so too, pauses only for some changes.
 */
const named = new Set([
  ...'Clear-ActiveSyncDevice Clear-MobileDevice Complete-MigrationBatch'.split(' '),
  ...'Disable-AddressListPaging Disable-App Disable-CmdletExtensionAgent'.split(' '),
  ...'Disable-DistributionGroup Disable-InboxRule Disable-JournalRule Disable-MailContact'.split(' '),
  ...'Disable-MailPublicFolder Disable-MailUser Disable-Mailbox Disable-MailboxQuarantine'.split(' '),
  ...'Disable-MalwareFilterRule Disable-OutlookProtectionRule Disable-PushNotificationProxy'.split(' '),
  ...'Disable-RemoteMailbox Disable-ServiceEmailChannel Disable-TransportAgent'.split(' '),
  ...'Disable-TransportRule Disable-UMCallAnsweringRule Disable-UMIPGateway'.split(' '),
  ...'Enable-MailboxQuarantine Import-TransportRuleCollection Move-AddressList Move-DatabasePath'.split(' '),
  ...'Move-OfflineAddressBook New-ClassificationRuleCollection New-ClientAccessRule'.split(' '),
  ...'New-ComplianceSearchAction Restore-DatabaseAvailabilityGroup Restore-DetailsTemplate'.split(' '),
  ...'Set-ClassificationRuleCollection Set-ClientAccessRule Set-ExchangeFeature'.split(' '),
  ...'Set-ExchangeSettings Set-SettingOverride Set-UserPhoto Stop-ComplianceSearch'.split(' '),
  ...'Stop-DatabaseAvailabilityGroup Stop-MailboxSearch Stop-MigrationBatch'.split(' '),
  ...'Suspend-MailboxExportRequest Suspend-MailboxImportRequest Suspend-MailboxRestoreRequest'.split(' '),
  ...'Suspend-MoveRequest Suspend-PublicFolderMailboxMigrationRequest'.split(' '),
  ...'Suspend-PublicFolderMigrationRequest Suspend-PublicFolderMoveRequest'.split(' '),
  ...'Uninstall-TransportAgent Update-DistributionGroupMember Update-RoleGroupMember'.split(' '),
]);

/** About which the pages are silent, and which ask: those of database copies, and publishing a topology. */
const others = new Set([
  ...'Dismount-Database Move-ActiveMailboxDatabase Suspend-MailboxDatabaseCopy Enable-CsTopology'.split(' '),
]);

/** Whether a cmdlet asks before it acts although nobody says -Confirm. All Remove cmdlets of Exchange do, says every page. */
export function asksForConfirmation({ name, module, parameters }: Cmdlet): boolean {
  if (named.has(name) || others.has(name)) return true;
  return (
    module === 'Exchange' && name.startsWith('Remove-') && parameters.some((one) => one.name === 'Confirm')
  );
}
