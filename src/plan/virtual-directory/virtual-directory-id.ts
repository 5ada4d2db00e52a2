export function virtualDirectoryId(identity: string): string {
  return `exchange/virtual-directory/${identity}`;
}
