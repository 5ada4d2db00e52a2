/** A key or value that this version does not honour, by its key path. */
export interface UnsupportedKey {
  readonly path: string;
  readonly message: string;
  readonly remedy: string;
}
