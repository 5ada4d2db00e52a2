import type { Environment } from '../environment/environment.ts';
import { markdownText } from './markdown-text.ts';

/** When a run may start and how it goes from server to server, in sentences; none where the file says nothing. Taking everything out makes no pause. */
export function paceText({ rollout, state }: Environment): string {
  const { window, pauseSeconds } = rollout;
  const sentences = [
    ...(pauseSeconds > 0 && rollout.order.length > 1 && state === 'present'
      ? [`Between two servers the run waits ${durationText(pauseSeconds)}.`]
      : []),
    ...(window === undefined
      ? []
      : [
          `Change window: ${markdownText(windowText(window))}; \`apply\` refuses outside of it and begins no server that it would not finish in it.`,
        ]),
  ];
  return sentences.join(' ');
}

/** As the runbook prints it. */
export function windowText({
  days,
  from,
  to,
  timeZone,
}: NonNullable<Environment['rollout']['window']>): string {
  return `${days.join(', ')} ${from} to ${to}, ${timeZone}`;
}

export function durationText(seconds: number): string {
  const [count, unit] =
    seconds % 3600 === 0
      ? [seconds / 3600, 'hour']
      : seconds % 60 === 0
        ? [seconds / 60, 'minute']
        : [seconds, 'second'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}
