import type { Preview } from '../webconfig/preview.ts';

/** What the edit gives on the copy of one server's web.config that the environment names. */
export interface WebConfigResult {
  readonly server: string;
  /** The copy's path as the environment file has it. */
  readonly path: string;
  readonly preview: Preview;
}
