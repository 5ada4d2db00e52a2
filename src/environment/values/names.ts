import { readOneLineText } from './one-line-text.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';

/** Names that Windows gives to devices: no folder can be called so. */
const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i;

/** Names folders, overrides and concurrency groups, on every operating system. */
export function readEnvironmentName(text: string): string | Problem {
  const remedy = 'Write 1 to 63 lower-case letters, digits and hyphens; a letter or digit comes first.';
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(text))
    return new Problem(`${quote(text)} can't name an environment.`, remedy);
  if (devices.test(text))
    return new Problem(
      `${quote(text)} is the name of a device in Windows; no folder can have it.`,
      'Choose another name.',
    );
  return text;
}

/** A computer's short name, as Get-ExchangeServer shows it. */
export function readServerName(text: string): string | Problem {
  if (text.includes('.'))
    return new Problem(
      `${quote(text)} is a full name.`,
      `Write the short name here (${quote(text.split('.')[0] ?? '')}) and the full one under fqdn.`,
    );
  if (text.length > 15)
    return new Problem(
      `${quote(text)} has ${text.length} characters; a computer's short name has up to 15.`,
      'Write the name that Get-ExchangeServer shows.',
    );
  if (!/^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?$/.test(text) || /^\d+$/.test(text)) {
    return new Problem(
      `${quote(text)} is not a computer's short name.`,
      'Write letters, digits and hyphens, not only digits, no hyphen at either end.',
    );
  }
  return text;
}

/** The SiteId of Get-CsSite, which the cmdlets want without `site:` in front. */
export function readSiteId(text: string): string | Problem {
  if (/^site:/i.test(text))
    return new Problem(
      `${quote(text)} begins with "site:".`,
      `Write the SiteId alone: ${quote(text.slice(5))}.`,
    );
  return readOneLineText(text);
}

/** Goes into `urn:application:<id>`, and is compared there. */
export function readApplicationId(text: string): string | Problem {
  if (/^[A-Za-z0-9._-]{1,64}$/.test(text)) return text;
  return new Problem(
    `${quote(text)} can't be an application id.`,
    'Write up to 64 letters, digits, dots, hyphens and underscores, without blanks.',
  );
}

export function readWordWithoutBlanks(text: string): string | Problem {
  if (/\s/.test(text)) return new Problem(`${quote(text)} holds a blank.`, 'Write it without blanks.');
  return readOneLineText(text);
}

/** An IIS virtual directory of OWA's front end. The back end's belongs to Exchange alone. */
export function readVirtualDirectory(text: string): string | Problem {
  const found = /^([^\\]+)\\owa \((.+)\)$/i.exec(text);
  const remedy = 'Write the identity that Get-OwaVirtualDirectory shows: SERVER\\owa (Default Web Site).';
  if (found === null)
    return new Problem(`${quote(text)} is not the identity of an OWA virtual directory.`, remedy);
  if (/^exchange back end$/i.test(found[2] ?? '')) {
    return new Problem(
      `${quote(text)} is a virtual directory of the back end, which is never changed.`,
      remedy,
    );
  }
  const server = readServerName(found[1] ?? '');
  return server instanceof Problem ? server : text;
}
