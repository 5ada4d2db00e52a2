import { readDomain } from './domain.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';

/** `user@contoso.com`; the local part as Exchange's own addresses have it. */
export function readSmtpAddress(text: string): string | Problem {
  const remedy = 'Write user@domain.';
  if (/^(?:smtp|mailto|sip):/i.test(text)) return new Problem(`${quote(text)} begins with a scheme.`, remedy);
  return readUserAtDomain(text, 'an SMTP address', remedy) ?? text;
}

/** `sip:user@contoso.com`. */
export function readSipUri(text: string): string | Problem {
  const remedy = 'Write sip:user@domain.';
  if (!text.startsWith('sip:')) return new Problem(`${quote(text)} does not begin with "sip:".`, remedy);
  return readUserAtDomain(text.slice(4), 'a SIP address', remedy) ?? text;
}

function readUserAtDomain(text: string, what: string, remedy: string): Problem | undefined {
  const [user = '', domain, ...more] = text.split('@');
  if (domain === undefined || more.length > 0) return new Problem(`${quote(text)} is not ${what}.`, remedy);
  if (!/^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/.test(user)) {
    return new Problem(`${quote(user)} is no local part of ${what}.`, remedy);
  }
  const result = readDomain(domain);
  return result instanceof Problem ? result : undefined;
}
