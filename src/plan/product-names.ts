import type { Environment } from '../environment/environment.ts';

/** What sentences call the deployment that OWA talks to: by the name that its own shell and documents use. */
export function skypeName({ skype }: Environment): 'Lync' | 'Skype for Business' {
  return skype.version.generation === 'lync-2013' ? 'Lync' : 'Skype for Business';
}
