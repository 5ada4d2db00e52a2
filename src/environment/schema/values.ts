import { readSipUri, readSmtpAddress } from '../values/addresses.ts';
import { readExchangeConnection, readSkypeConnection } from '../values/connections.ts';
import { readDomain, readDomainPattern } from '../values/domain.ts';
import { fqdnPattern, readFqdn } from '../values/fqdn.ts';
import {
  readApplicationId,
  readEnvironmentName,
  readServerName,
  readSiteId,
  readVirtualDirectory,
  readWordWithoutBlanks,
} from '../values/names.ts';
import { readOneLineText } from '../values/one-line-text.ts';
import { readRelativePath, readWindowsPath } from '../values/paths.ts';
import { readThumbprint } from '../values/thumbprint.ts';
import { readClockTime, readDuration, readTimeZone } from '../values/times.ts';
import { readHttpsUrl } from '../values/urls.ts';
import { readExchangeVersion, readSkypeVersion } from '../values/version.ts';
import { value, valueOrNumber } from './value.ts';

/** The kinds of text that keys hold. */
export const applicationId = value({
  type: 'text without blanks',
  pattern: '^[A-Za-z0-9._-]{1,64}$',
  read: readApplicationId,
});
export const clockTime = value({
  type: 'time of day',
  pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
  read: readClockTime,
});
export const domain = value({ type: 'domain', pattern: fqdnPattern, read: readDomain });
export const domainPattern = value({ type: 'domain, a leading `*.` allowed', read: readDomainPattern });
export const duration = value({
  type: 'duration (`90s`, `5m`, `1h`)',
  pattern: '^[0-9]{1,6}[smh]$',
  read: readDuration,
});
export const environmentName = value({
  type: '`[a-z0-9][a-z0-9-]{0,62}`',
  pattern: '^[a-z0-9][a-z0-9-]{0,62}$',
  read: readEnvironmentName,
});
export const exchangeConnection = value({
  type: '`http(s)://HOST/PowerShell/`, `local`',
  pattern: '^(local|https?://.+)$',
  read: readExchangeConnection,
});
export const exchangeVersion = valueOrNumber({
  type: '`2013`, `2016`, `2019`, `se`, with `-cuN`, `-spN`; text or the bare number',
  pattern: '^(2013|2016|2019|se)(-(cu|sp)[1-9][0-9]?)?$',
  read: readExchangeVersion,
});
export const fqdn = value({ type: 'FQDN', pattern: fqdnPattern, read: readFqdn });
export const httpsUrl = value({ type: 'https URL', pattern: '^https://', read: readHttpsUrl });
export const oneLineText = value({
  type: 'one line of text',
  pattern: '^\\S(.*\\S)?$',
  read: readOneLineText,
});
export const relativePath = value({
  type: 'path, relative to the file',
  pattern: '^[^/\\\\]',
  read: readRelativePath,
});
export const serverName = value({
  type: 'short name, up to 15 characters',
  pattern: '^[A-Za-z0-9-]{1,15}$',
  read: readServerName,
});
export const sipUri = value({ type: '`sip:user@domain`', pattern: '^sip:[^@]+@[^@]+$', read: readSipUri });
export const siteId = value({
  type: 'text',
  pattern: '^(?![Ss][Ii][Tt][Ee]:)\\S(.*\\S)?$',
  read: readSiteId,
});
export const skypeConnection = value({
  type: '`module`, `winrm://HOST`, `https://POOL/OcsPowershell`',
  pattern: '^(module|winrm://.+|https://.+/[Oo]cs[Pp]ower[Ss]hell/?)$',
  read: readSkypeConnection,
});
export const skypeVersion = value({
  type: '`lync-2013`, `sfb-2015`, `sfb-2019`, `sfb-se`, with `-cuN`',
  pattern: '^(lync-2013|sfb-2015|sfb-2019|sfb-se)(-cu[1-9][0-9]?)?$',
  read: readSkypeVersion,
});
export const smtpAddress = value({ type: 'SMTP address', pattern: '^[^@]+@[^@]+$', read: readSmtpAddress });
export const thumbprint = value({
  type: '40 hex digits',
  pattern: '^ *([0-9A-Fa-f] *){40}$',
  read: readThumbprint,
});
export const timeZone = value({ type: 'IANA time zone', pattern: '^[A-Za-z]', read: readTimeZone });
export const virtualDirectory = value({
  type: 'identity',
  pattern: '^[^\\\\]+\\\\[Oo][Ww][Aa] \\(.+\\)$',
  read: readVirtualDirectory,
});
export const windowsPath = value({ type: 'Windows path', pattern: '^[A-Za-z]:\\\\', read: readWindowsPath });
export const word = value({ type: 'text without blanks', pattern: '^\\S+$', read: readWordWithoutBlanks });
