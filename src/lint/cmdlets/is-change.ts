import type { Cmdlet } from '../../catalog/cmdlets/cmdlet.ts';

const reading = new Set(
  'get test debug compare export search select show convert convertto find measure'.split(' '),
);

/** Whether a cmdlet changes something, as its verb says. */
export function isChange({ name }: Cmdlet): boolean {
  return !reading.has(name.slice(0, name.indexOf('-')).toLowerCase());
}
