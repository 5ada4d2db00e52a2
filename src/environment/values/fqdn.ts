import { Problem } from './problem.ts';
import { quote } from './quote.ts';

/** For editors; `readFqdn` says what is wrong. */
export const fqdnPattern =
  '^(?=.{3,253}$)([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\\.)+(?=[0-9-]*[A-Za-z])[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$';

const valid = new RegExp(fqdnPattern);
const label = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/;

/** A full name in DNS: at least two labels of letters, digits and hyphens. Taken as it stands, upper and lower case. */
export function readFqdn(text: string): string | Problem {
  return valid.test(text) ? text : explain(text);
}

function explain(text: string): Problem {
  const shown = quote(text);
  if (/^[a-z]+:\/\//i.test(text))
    return new Problem(`${shown} is a URL, not a host name.`, 'Write the host name alone.');
  if (/^cn=/i.test(text))
    return new Problem(`${shown} begins with CN=.`, `Write the name alone: ${quote(text.slice(3))}.`);
  if (/[A-Za-z]:\d+$/.test(text)) return new Problem(`${shown} holds a port.`, 'Write the host name alone.');
  if (text.includes('*')) {
    return new Problem(
      `${shown} holds a wildcard.`,
      'Write one full name: Lync and Skype for Business compare names exactly and match no wildcard.',
    );
  }
  if (text.endsWith('.'))
    return new Problem(`${shown} ends with a dot.`, `Write ${quote(text.replace(/\.+$/, ''))}.`);
  if (/^[0-9.]+$/.test(text) || text.includes(':') || /^\[.*\]$/.test(text)) {
    return new Problem(
      `${shown} is an IP address, not a name.`,
      'Write the full name: certificates carry names.',
    );
  }
  if (text.includes('_')) {
    return new Problem(`${shown} holds an underscore.`, 'Host names are letters, digits, hyphens and dots.');
  }
  const strange = /[^A-Za-z0-9.-]/u.exec(text)?.[0];
  if (strange !== undefined) {
    const remedy =
      strange > '\u007f'
        ? 'Write an international name in its "xn--" form.'
        : 'Host names are letters, digits, hyphens and dots.';
    return new Problem(`${shown} holds ${quote(strange)}, which no host name has.`, remedy);
  }
  const labels = text.split('.');
  if (labels.length < 2)
    return new Problem(`${shown} is a short name.`, 'Write the full name, with its domain.');
  if (text.length > 253)
    return new Problem(`The name has ${text.length} characters; DNS allows 253.`, 'Shorten it.');
  const wrong = labels.find((part) => !label.test(part));
  if (wrong === '')
    return new Problem(`${shown} has two dots in a row, or begins with one.`, 'Remove the extra dot.');
  if (wrong !== undefined) {
    return new Problem(
      `${quote(wrong)} in ${shown} is no part of a host name.`,
      'A part has 1 to 63 characters and neither begins nor ends with a hyphen.',
    );
  }
  return new Problem(
    `${shown} ends in digits, as an IP address does.`,
    'Write the full name, with its domain.',
  );
}
