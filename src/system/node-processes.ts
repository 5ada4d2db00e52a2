import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { errorCode } from './error-code.ts';
import { splitLines } from './line-splitter.ts';
import { type Processes, type ProcessRequest, type RunningProcess, StartFailure } from './processes.ts';

const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

export const nodeProcesses: Processes = {
  start(request) {
    const child = spawn(request.program, [...request.args], {
      cwd: request.directory,
      env: { ...request.variables },
      // No standard input: a runbook that asks a question must fail, not wait for ever.
      stdio: ['ignore', 'pipe', 'pipe'],
      // Makes a process group (on Windows: no shared console), see `Processes.start`.
      detached: true,
      windowsHide: true,
      shell: false,
    });
    return watch(child, request);
  },
  onStopSignal(listener) {
    for (const signal of stopSignals) process.on(signal, listener);
    return () => {
      for (const signal of stopSignals) process.off(signal, listener);
    };
  },
};

function watch(child: ChildProcess, request: ProcessRequest): RunningProcess {
  const output = splitLines(request.onOutputLine);
  const errors = splitLines(request.onErrorLine);
  child.stdout?.on('data', output.take);
  child.stderr?.on('data', errors.take);
  const kill = () => killTree(child);
  // The last resort: whatever makes this process leave, the child does not stay behind.
  process.once('exit', kill);
  const ended = new Promise<{ code: number | null; signal: string | null }>((resolve, reject) => {
    child.once('error', (error) => {
      process.off('exit', kill);
      reject(new StartFailure(request.program, errorCode(error) || error.message));
    });
    // Something that PowerShell started may outlive it and hold its output open: it must not be left behind.
    child.once('exit', () => {
      const late = setTimeout(() => killGroup(child), 2000);
      child.once('close', () => clearTimeout(late));
    });
    child.once('close', (code, signal) => {
      process.off('exit', kill);
      output.end();
      errors.end();
      resolve({ code, signal });
    });
  });
  return { ended, kill };
}

function killTree(child: ChildProcess): void {
  if (child.exitCode === null && child.signalCode === null) killGroup(child);
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill.exe', ['/PID', String(child.pid), '/T', '/F'], {
      stdio: 'ignore',
      windowsHide: true,
    });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is gone already: that is what was wanted.
  }
}
