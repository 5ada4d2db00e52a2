export interface ProcessRequest {
  /** Path of the program, or a name that is looked up on PATH. */
  readonly program: string;
  /** Handed over one by one; no shell takes part. */
  readonly args: readonly string[];
  /** The whole environment of the child: nothing is inherited. */
  readonly variables: Readonly<Record<string, string>>;
  readonly directory: string;
  /** Called for each line as it arrives, without its line end. */
  readonly onOutputLine: (line: string) => void;
  readonly onErrorLine: (line: string) => void;
}

/** `code` is null if a signal ended the child. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface RunningProcess {
  /** Settles when the child is gone and all its output was handed on; rejects with a `StartFailure`. */
  readonly ended: Promise<ProcessEnd>;
  /** Ends the child and whatever it started. */
  kill(): void;
}

/** The program could not be started; `code` is the operating system's word for it, such as ENOENT. */
export class StartFailure extends Error {
  readonly code: string;

  constructor(program: string, code: string) {
    super(`cannot start ${program}: ${code}`);
    this.name = 'StartFailure';
    this.code = code;
  }
}

export interface Processes {
  /**
   * Starts the child in a process group of its own: a Ctrl+C in the terminal reaches owa-im and not the child,
   * so that the step that is running can finish.
   */
  start(request: ProcessRequest): RunningProcess;
  /** Calls back for each SIGINT, SIGTERM or SIGHUP instead of ending this process; returns how to stop that. */
  onStopSignal(listener: () => void): () => void;
}
