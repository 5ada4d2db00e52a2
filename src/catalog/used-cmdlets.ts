import { exchangeOrganisationCmdlets } from './used-cmdlets/exchange-organisation.ts';
import { exchangeRecipientCmdlets } from './used-cmdlets/exchange-recipients.ts';
import { lyncCmdlets } from './used-cmdlets/lync.ts';
import { settingOverrideCmdlets } from './used-cmdlets/setting-overrides.ts';
import type { UsedCmdlet } from './used-cmdlets/used-cmdlet.ts';
import { webAdministrationCmdlets } from './used-cmdlets/web-administration.ts';
import { windowsCmdlets } from './used-cmdlets/windows.ts';

/** Every cmdlet that a runbook may call beyond PowerShell's base commands. The stand-ins of the tests are compared with it. */
export const usedCmdlets: readonly UsedCmdlet[] = [
  ...lyncCmdlets,
  ...exchangeOrganisationCmdlets,
  ...exchangeRecipientCmdlets,
  ...settingOverrideCmdlets,
  ...webAdministrationCmdlets,
  ...windowsCmdlets,
];
