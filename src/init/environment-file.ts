import { fillTemplate } from './fill-template.ts';
import { templates } from './generated/templates.ts';
import type { NewEnvironment, Pin } from './repository-choices.ts';

export function environmentPath(name: string): string {
  return `environments/${name}.yml`;
}

/** A commented environment file; what only its organisation knows is an example that lint takes. */
export function environmentFile(environment: NewEnvironment, pin: Pin | undefined): string {
  const { name, stage, skype, exchange } = environment;
  const isProduction = stage === 'production';
  const text = fillTemplate(
    templates['environment.yml'] + (isProduction ? `\n${templates['rollout.yml']}` : ''),
    {
      ENVIRONMENT: name,
      STAGE: stage,
      // What the other product asks of this one at least.
      SKYPE: skype === 'sfb-2015' && exchange.startsWith('2019') ? 'sfb-2015-cu7' : skype,
      // The first update whose Online Meetings work.
      EXCHANGE: exchange === '2013' ? '2013-cu1' : exchange,
      // The module of Lync 2013 needs a Windows that no runner runs on.
      CONNECTION: skype.startsWith('lync-2013') ? 'winrm://pool.example.com' : 'module',
    },
  );
  const [hint = '', ...rest] = text.split('\n');
  return pin === undefined
    ? rest.join('\n')
    : [hint.replace('OWNER/owa-im', pin.repository).replace('COMMIT', pin.commit), ...rest].join('\n');
}
