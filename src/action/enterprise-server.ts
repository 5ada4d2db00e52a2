import { Refusal } from '../system/refusal.ts';
import type { System } from '../system/system.ts';

/** Whether this is github.com or a tenant of GitHub Enterprise Cloud: GitHub Enterprise Server has no artifact service of this kind. */
function hasArtifactService(system: System): boolean {
  const host = hostOf(system.variables.GITHUB_SERVER_URL ?? 'https://github.com');
  return host === 'github.com' || host.endsWith('.ghe.com');
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).hostname.toLowerCase() : '';
}

/** Refuses with `unsupported` where a verb would need artifacts or a gate that the server does not have. */
export function requireArtifactService(system: System, remedy: string): void {
  if (hasArtifactService(system)) return;
  throw new Refusal(
    'unsupported',
    'GitHub Enterprise Server has no artifact service that owa-im can use, and so no gate',
    remedy,
  );
}
