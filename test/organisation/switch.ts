import type { Verdict } from './judge.ts';
import type { MailboxState } from './state.ts';
import { changeState } from './state-files.ts';
import { configuredWebConfig, recycleWith } from './switched-on.ts';

/** One thing turned off in an organisation where all is on, and every reason that the judge must then give. */
export interface Switch {
  readonly name: string;
  readonly off: (folder: string) => void;
  /** By question; the other questions keep their yes. */
  readonly says: Partial<Record<keyof Verdict, readonly string[]>>;
}

/** The worker process has loaded a web.config in which one text stands for another. */
export function loads(text: string, other: string): (folder: string) => void {
  return (folder) => recycleWith(folder, configuredWebConfig.replace(text, other));
}

export function changeUser(folder: string, values: Partial<MailboxState>): void {
  changeState(folder, 'exchange/recipients', (state) => {
    for (const one of state.recipients) if (one.name === 'anna') Object.assign(one, values);
  });
}
