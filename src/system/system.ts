import type { Answers } from './answers.ts';
import type { FileSystem } from './file-system.ts';
import type { ProcessIds } from './process-ids.ts';
import type { Processes } from './processes.ts';
import type { Terminal } from './terminal.ts';

/** Everything outside the program itself, handed in at the two doors; tests hand in fakes. */
export interface System {
  readonly files: FileSystem;
  /** Loaded when asked for: most verbs start nothing. */
  processes(): Promise<Processes>;
  readonly processIds: ProcessIds;
  readonly variables: Readonly<Record<string, string | undefined>>;
  readonly workingDirectory: string;
  readonly temporaryDirectory: string;
  readonly platform: 'windows' | 'other';
  readonly input: Answers;
  readonly output: Terminal;
  readonly errors: Terminal;
  now(): Date;
  /** SHA-256 of the code that runs, 64 hex digits. */
  bundle(): string;
  /** Text that nobody can guess: letters, digits and dashes. */
  random(): string;
  /** Calls back once at the moment, or at once if it has passed; returns how to call that off. */
  at(moment: Date, callback: () => void): () => void;
}
