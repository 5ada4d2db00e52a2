import { Refusal } from '../system/refusal.ts';

/** One thing that the gate leans on. `not-visible`: the token may not ask for it, which is no answer. */
export interface Setting {
  /** What should hold, as a sentence without its full stop. */
  readonly setting: string;
  readonly state: 'yes' | 'no' | 'not-visible';
  /** Where it is set. */
  readonly where: string;
}

/** Whether something holds; undefined is what the token may not see. */
export type Holds = boolean | undefined;

export function settingOf(setting: string, holds: Holds, where: string): Setting {
  return { setting, state: holds === undefined ? 'not-visible' : holds ? 'yes' : 'no', where };
}

/** `NO           a change of main needs an approving review (Settings, Rules)` */
export function settingLine({ setting, state, where }: Setting): string {
  const word = { yes: 'yes', no: 'NO', 'not-visible': 'not visible' }[state];
  return `${word.padEnd(11)}  ${setting}${state === 'yes' ? '' : ` (${where})`}`;
}

/** How many settings nobody could look at, as a sentence; undefined where every one was seen. */
export function unseenText(settings: readonly Setting[]): string | undefined {
  const unseen = settings.filter(({ state }) => state === 'not-visible').length;
  return unseen === 0 ? undefined : `${unseen} not visible to this token: whether they hold was not checked`;
}

/** The refusal of settings of which one that can be seen is another than it should be; what can't be seen is not wrong. */
export function settingsRefusal(settings: readonly Setting[]): Refusal | undefined {
  const missing = settings.filter(({ state }) => state === 'no').length;
  if (missing === 0) return undefined;
  return new Refusal(
    'gate-missing',
    `${missing} of ${settings.length} settings of the repository are not as the gate needs them`,
    'docs/setup.md says for each what it is for.',
  );
}
