import { readFqdn } from './fqdn.ts';
import { Problem } from './problem.ts';
import { quote } from './quote.ts';
import { readExchangeEndpoint, readOcsPowershellEndpoint } from './urls.ts';

export type SkypeConnection =
  | { readonly kind: 'module' }
  | { readonly kind: 'winrm'; readonly host: string }
  | { readonly kind: 'ocsPowershell'; readonly url: string };

export type ExchangeConnection =
  | { readonly kind: 'local' }
  | { readonly kind: 'remote'; readonly url: string };

/** Where the Lync or Skype for Business cmdlets come from. */
export function readSkypeConnection(text: string): SkypeConnection | Problem {
  if (text === 'module') return { kind: 'module' };
  if (text.startsWith('winrm://')) {
    const host = readFqdn(text.slice('winrm://'.length).replace(/\/$/, ''));
    return host instanceof Problem ? host : { kind: 'winrm', host };
  }
  if (/^https?:/i.test(text)) {
    const url = readOcsPowershellEndpoint(text);
    return url instanceof Problem ? url : { kind: 'ocsPowershell', url };
  }
  return new Problem(
    `${quote(text)} is not a connection.`,
    'Write module, winrm://HOST, or https://POOL/OcsPowershell.',
  );
}

/** Where the Exchange cmdlets of one generation come from. */
export function readExchangeConnection(text: string): ExchangeConnection | Problem {
  if (text === 'local') return { kind: 'local' };
  const url = readExchangeEndpoint(text);
  return url instanceof Problem ? url : { kind: 'remote', url };
}
