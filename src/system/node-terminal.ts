import { fstatSync, writeSync } from 'node:fs';
import { errorCode } from './error-code.ts';
import { ioFailure } from './io-failure.ts';
import type { Terminal } from './terminal.ts';

/**
 * Writes at once and completely. `process.stdout` would do the same after building a stream, which takes
 * a tenth of the time that a whole `plan` has.
 */
export function nodeTerminal(descriptor: 1 | 2): Terminal {
  let open = true;
  return {
    interactive: isInteractive(descriptor),
    write(text) {
      let bytes = Buffer.from(text, 'utf8');
      while (open && bytes.length > 0) {
        const written = writeSome(descriptor, bytes);
        if (written === 'closed') open = false;
        else bytes = bytes.subarray(written);
      }
    },
  };
}

/** Only a character device can be a terminal; asking Node about anything else would load its network modules. */
function isInteractive(descriptor: 1 | 2): boolean {
  try {
    if (!fstatSync(descriptor).isCharacterDevice()) return false;
  } catch {
    return false; // The stream is closed.
  }
  return (descriptor === 1 ? process.stdout : process.stderr).isTTY === true;
}

/** A reader that went away (`| head`) is no failure: there is nobody left to tell. */
function writeSome(descriptor: number, bytes: Uint8Array): number | 'closed' {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    const code = errorCode(error);
    if (code === 'EPIPE' || code === 'EOF') return 'closed';
    if (code !== 'EAGAIN')
      throw ioFailure('write to', descriptor === 1 ? 'standard output' : 'standard error', error);
    // The pipe is full: let its reader catch up.
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    return 0;
  }
}
