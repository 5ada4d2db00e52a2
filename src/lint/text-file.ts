import type { DeepPartial, Server } from '../environment/environment.ts';
import type { SourceText } from '../environment/source-text.ts';
import type { Products } from './powershell/products.ts';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** What is known about a file from outside of it. */
export interface TextContext {
  /** The product versions that a script is for, as far as they are known. */
  readonly products: Products;
  /** The server whose web.config it is, where an environment file names it as that server's copy. */
  readonly server?: DeepPartial<Server>;
  /** Names of the environments whose files are linted in the same run. */
  readonly environments: readonly string[];
}

/** A script, a web.config file or a workflow before it becomes a model. */
export interface TextFile {
  /** As findings show it, with `/`. */
  readonly file: string;
  readonly bytes: Uint8Array;
  /** Without the byte order mark. */
  readonly source: SourceText;
  readonly encoding: { readonly name: TextEncoding; readonly mark: boolean };
  readonly context: TextContext;
}

export const noContext: TextContext = { products: {}, environments: [] };
