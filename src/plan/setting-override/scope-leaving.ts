import type { Environment } from '../../environment/environment.ts';
import type { Step } from '../plan.ts';
import { type PowerShellPart, part } from '../template.ts';

export function isScopeStep({ id }: Step): boolean {
  return id.startsWith('exchange/setting-override-scope/');
}

/** Taken out, a server goes back into an override that somebody else made, and not into one of an earlier plan. */
export function scopeLeaving({ name }: Environment, { powershell }: Step): PowerShellPart {
  return part('setting-override/scope-leaving.ps1', {
    ...powershell.values,
    OwnName: `^owa-im-${name}-[0-9]+$`,
  });
}
