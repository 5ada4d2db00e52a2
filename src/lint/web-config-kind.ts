/**
 * Whether a configuration file that lies in a folder is one of OWA's: by its name and place, or by the keys that OWA
 * reads. Other applications' files are none of our business; a file that is named is meant, whatever it is.
 */
export function isOwaWebConfig(path: string, text: string): boolean {
  if (!/web\.config$/i.test(path)) return false;
  return /(?:^|[\\/._-])owa[\\/._-]/i.test(path) || /\bIM(?:ServerName|CertificateThumbprint)\b/i.test(text);
}
