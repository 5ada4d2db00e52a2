/** One of this process's two output streams. */
export interface Terminal {
  readonly interactive: boolean;
  write(text: string): void;
}
