import type { Environment } from '../../environment/environment.ts';
import type { Step } from '../plan.ts';
import { type PowerShellPart, part } from '../template.ts';

export function isScopeStep({ id }: Step): boolean {
  return id.startsWith('exchange/setting-override-scope/');
}

/** What the way back says of the old certificate; taking out says nothing of it. */
const ofCertificate = ['Gone', 'Ended'];

/** Taken out, a server goes back into an override that somebody else made, and not into one of an earlier plan. */
export function scopeLeaving({ name }: Environment, { powershell }: Step): PowerShellPart {
  const values = Object.entries(powershell.values).filter(([key]) => !ofCertificate.includes(key));
  return part('setting-override/scope-leaving.ps1', {
    ...Object.fromEntries(values),
    OwnName: `^owa-im-${name}-[0-9]+$`,
  });
}
