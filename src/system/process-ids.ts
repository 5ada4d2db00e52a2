import { errorCode } from './error-code.ts';

export interface ProcessIds {
  /** The id of this process. */
  readonly own: number;
  /** Whether a process of that id runs on this machine. */
  isRunning(id: number): boolean;
}

export const nodeProcessIds: ProcessIds = {
  own: process.pid,
  isRunning(id) {
    try {
      return process.kill(id, 0);
    } catch (error) {
      return errorCode(error) === 'EPERM';
    }
  },
};
