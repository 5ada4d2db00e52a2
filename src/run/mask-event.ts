import type { RunEvent } from './event.ts';

/** Takes out of a text what could be a secret. */
export type Mask = (text: string) => string;

/** The event with every text in it masked; names of keys and the event's own word stay. */
export function maskEvent(event: RunEvent, mask: Mask): RunEvent {
  return { ...(maskValue(event, mask) as RunEvent), event: event.event } as RunEvent;
}

function maskValue(value: unknown, mask: Mask): unknown {
  if (typeof value === 'string') return mask(value);
  if (Array.isArray(value)) return value.map((item) => maskValue(item, mask));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, maskValue(item, mask)]));
}
