/** What looks like a credential wherever it stands. Each is known by its own form, so that no ordinary value matches. */
const forms: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a private key', pattern: /-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----[\s\S]*/g },
  {
    what: 'a GitHub token',
    pattern: /(?<![A-Za-z0-9])(?:gh[opsur]_[A-Za-z0-9]{16,}|github_pat_[A-Za-z0-9_]{16,})/g,
  },
  { what: 'a GitLab token', pattern: /\bglpat-[A-Za-z0-9_-]{16,}/g },
  { what: 'a Slack token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{10,}/g },
  {
    what: 'a JSON Web Token',
    pattern: /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}(?:\.[A-Za-z0-9_-]*)?/g,
  },
  { what: 'an AWS key', pattern: /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/g },
  { what: 'a Google key', pattern: /\bAIza[A-Za-z0-9_-]{35}/g },
  { what: 'a URL with a password', pattern: /:\/\/[^\s/:@]+:[^\s/@]+@/g },
  {
    what: 'a connection string or a password',
    pattern:
      /\b(?:password|passwd|pwd|secret|api[_-]?key|client[_-]?secret|account[_-]?key|shared[_-]?access[_-]?key|sig)\s*=\s*[^\s;]{3,}/gi,
  },
];

const secretKey =
  /pass(?:word|wd|phrase)|secret|token|credential|api[_-]?key|private[_-]?key|access[_-]?key/i;

/**
 * Forty and more letters of both cases and digits, as base64 gives. A thumbprint is hexadecimal, but for a letter or two
 * that were mistyped; host names have dots; slashes count only where padding follows, since paths have them too.
 */
const mixed =
  /(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*[0-9])(?![0-9a-fA-F]*(?:[g-zG-Z+/][0-9a-fA-F]*){0,3}(?![A-Za-z0-9+/]))(?:[A-Za-z0-9+]{40,}|[A-Za-z0-9+/]{40,}={1,2})/g;

const keyWithSecret = new RegExp(
  `((?:^|[\\s{,[])["']?[\\w.-]*(?:${secretKey.source})[\\w.-]*["']?\\s*:\\s+)(\\S.*)$`,
  'i',
);

/** What the value under a key looks like ("a private key"), or undefined where nothing is suspicious. */
export function looksSecret(key: string, value: string): string | undefined {
  const form = forms.find(({ pattern }) => value.search(pattern) >= 0);
  if (form !== undefined) return form.what;
  if (value !== '' && secretKey.test(key)) return 'a secret, by the name of its key';
  if (value.search(mixed) >= 0) return 'a key or a token in base64';
  return undefined;
}

/** A line of a file in which what looks secret is replaced by as many asterisks, so that columns stay. */
export function maskSecrets(line: string): string {
  return maskForms(line.replace(keyWithSecret, (_, key: string, value: string) => key + stars(value)));
}

/** The same for a text that is no line of a file, as a message. */
export function maskForms(text: string): string {
  let masked = text;
  for (const { pattern } of forms) masked = masked.replace(pattern, stars);
  return masked.replace(mixed, stars);
}

/** How commands and protocols show a credential; other than a line of YAML, a sentence may go on behind it. */
const spoken: readonly RegExp[] = [
  /(?<=\b(?:password|passwd|passphrase|pwd|secret)\b["']?\s*[:=]\s*)(?!System\.|\*)(?:"[^"]+"|'[^']+'|[^\s"',;}]+)/gi,
  /(?<=\s-(?:[a-z]*password|[a-z]*secret)[\s:]+)(?:"[^"]+"|'[^']+'|[^\s"'$(-][^\s"']*)/gi,
  /(?<=\bConvertTo-SecureString\s+(?:-String\s+)?)(?:"[^"]+"|'[^']+'|[^\s"'$(-][^\s"']*)/gi,
  /(?<=\bauthorization["']?\s*:\s*["']?[a-z]+\s+)[^\s"']+/gi,
  /(?<=\bbearer\s+)[A-Za-z0-9+/._~-]{16,}=*/gi,
];

/**
 * The same for what a command printed. Names of keys alone make nothing secret here: "OAuthTokenIssuer: valid until
 * 2027" has to stay readable.
 */
export function maskOutput(text: string): string {
  let masked = text;
  for (const pattern of spoken) masked = masked.replace(pattern, stars);
  return maskForms(masked);
}

function stars(text: string): string {
  return text.replace(/[^\r\n]/g, '*');
}
