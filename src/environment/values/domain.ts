import { readFqdn } from './fqdn.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';

/** A domain of SIP addresses or of OAuth; the same form as a host's full name. */
export function readDomain(text: string): string | Problem {
  if (text.includes('@'))
    return new Problem(`${quote(text)} is an address, not a domain.`, 'Write what follows the @.');
  if (/^sip:/i.test(text))
    return new Problem(`${quote(text)} begins with "sip:".`, 'Write the domain alone.');
  return readFqdn(text);
}

/** A domain, or `*.` and a domain for all below it. */
export function readDomainPattern(text: string): string | Problem {
  const result = readDomain(text.startsWith('*.') ? text.slice(2) : text);
  if (!(result instanceof Problem)) return text;
  return text.indexOf('*', 1) < 0
    ? result
    : new Problem(result.message, 'A wildcard stands only at the front: *.contoso.com.');
}
