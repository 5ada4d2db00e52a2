/** A web.config for an example: its entries stand in appSettings from line 3 and column 5 on. */
export function webConfigWith(...entries: readonly string[]): string {
  return webConfigAround('<appSettings>', ...entries.map((entry) => `  ${entry}`), '</appSettings>');
}

/** The same around whole sections, from line 2 and column 3 on. */
export function webConfigAround(...lines: readonly string[]): string {
  return ['<configuration>', ...lines.map((line) => `  ${line}`), '</configuration>', ''].join('\n');
}

export const pool = '<add key="IMServerName" value="ly14.ntsystems.local" />';
export const thumbprint =
  '<add key="IMCertificateThumbprint" value="1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40" />';
