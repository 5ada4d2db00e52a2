import { readFqdn } from './fqdn.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';

interface UrlParts {
  readonly scheme: string;
  readonly host: string;
  readonly port: number | undefined;
  readonly path: string;
}

/** Host of a URL that `readHttpsUrl` accepted. */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/([^/:]+)/i.exec(url)?.[1] ?? '';
}

export function readHttpsUrl(text: string): string | Problem {
  const parts = split(text);
  if (parts instanceof Problem) return parts;
  if (parts.scheme !== 'https') {
    return new Problem(
      `${quote(text)} is not an https URL.`,
      'Write https://: metadata fetched in the clear can be replaced on the way.',
    );
  }
  return text;
}

/** The management endpoint of an Exchange server. Kerberos protects it, also over http. */
export function readExchangeEndpoint(text: string): string | Problem {
  const remedy = 'Write http://HOST/PowerShell/, https://HOST/PowerShell/, or local.';
  const parts = split(text);
  if (parts instanceof Problem) return new Problem(parts.message, remedy);
  if (!/^\/powershell\/?$/i.test(parts.path) || parts.port !== undefined) {
    return new Problem(`${quote(text)} is not the address of an Exchange shell.`, remedy);
  }
  return text;
}

/** `https://POOL/OcsPowershell`. */
export function readOcsPowershellEndpoint(text: string): string | Problem {
  const parts = split(text);
  if (parts instanceof Problem) return parts;
  if (parts.scheme !== 'https' || !/^\/ocspowershell\/?$/i.test(parts.path) || parts.port !== undefined) {
    return new Problem(
      `${quote(text)} is not the address of a Skype for Business shell.`,
      'Write https://POOL/OcsPowershell.',
    );
  }
  return text;
}

function split(text: string): UrlParts | Problem {
  const refuse = (what: string, remedy: string) => new Problem(`${quote(text)} ${what}`, remedy);
  const found = /^(https?):\/\/([^/?#]*)([^?#]*)(.*)$/i.exec(text);
  if (found === null) return refuse('is not a URL.', 'Write https://, the host and the path.');
  const [, scheme = '', authority = '', path = '', rest = ''] = found;
  if (authority.includes('@')) {
    return refuse('holds a user name.', 'Write the host alone; credentials never stand in a file.');
  }
  if (rest !== '') return refuse('holds a query or a fragment.', 'Write the address up to the path.');
  if (!/^(?:\/(?:[A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)*$/.test(path)) {
    return refuse(
      'has a character in its path that must be escaped.',
      'Write it as %XX, as a browser copies it.',
    );
  }
  const [host = '', port, ...more] = authority.split(':');
  const name = readFqdn(host);
  if (name instanceof Problem) return name;
  const number = port === undefined ? undefined : Number(port);
  const isPort = number === undefined || (/^\d{1,5}$/.test(port ?? '') && number >= 1 && number <= 65535);
  if (more.length > 0 || !isPort)
    return refuse('has a port that is none.', 'Write 1 to 65535, or leave it out.');
  return { scheme: scheme.toLowerCase(), host, port: number, path };
}
