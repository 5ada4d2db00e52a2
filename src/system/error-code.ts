/** The operating system's word for what went wrong, such as `ENOENT`; empty if the error carries none. */
export function errorCode(error: unknown): string {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : '';
}
