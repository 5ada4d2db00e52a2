import type { Answers } from './answers.ts';

export const nodeAnswers: Answers = {
  get interactive() {
    return process.stdin.isTTY === true;
  },
  async *lines() {
    const { createInterface } = await import('node:readline');
    const reading = createInterface({ input: process.stdin });
    try {
      yield* reading;
    } finally {
      // Without this the process would wait for what nobody reads any more.
      reading.close();
    }
  },
};
