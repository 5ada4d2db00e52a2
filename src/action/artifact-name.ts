/** What the artifact of a plan is called: people find it by that, the gate never. */
export function artifactName(environment: string, digest: string): string {
  return `owa-im-${environment}-${shortDigest(digest)}`;
}

/** What people compare at a glance; nothing is decided by it. */
export function shortDigest(digest: string): string {
  return digest.slice(0, 12);
}
