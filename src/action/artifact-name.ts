/** What the artifact of a plan is called: people find it by that, the gate never. */
export function artifactName(environment: string, digest: string): string {
  return `owa-im-${environment}-${digest.slice(0, 12)}`;
}
