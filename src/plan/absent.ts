import type { Environment } from '../environment/environment.ts';
import type { Section, Step } from './plan.ts';
import { isScopeStep, scopeLeaving } from './setting-override/scope-leaving.ts';
import { copiedFirst } from './topology/resource.ts';
import { goingWithPool } from './trusted-application-computer/resource.ts';

/**
 * The plan of an environment with `state: absent`: the same steps, which a run goes through backwards, each by its way
 * back. No check of what is needed to make it stands in the way, and no pause.
 */
export function absentSections(environment: Environment, sections: readonly Section[]): Section[] {
  return sections.flatMap((section) => {
    const items = section.items.flatMap((item) =>
      item.kind === 'step' ? [takenOut(environment, item)] : [],
    );
    return items.length === 0 ? [] : [{ ...section, notes: [], items }];
  });
}

function takenOut(environment: Environment, made: Step): Step {
  const step = made.resource === 'topology' ? copiedFirst(environment, made) : made;
  const isTrigger = step.triggeredBy !== undefined;
  if (isTrigger) {
    return {
      ...step,
      why: `${step.why} It runs after what it follows was taken out.`,
      undo: 'Undo has it run again once what was taken out is back.',
    };
  }
  if (step.resource === 'topology-copy') return keptCopy(step);
  return {
    ...step,
    title: `Take out: ${step.title}`,
    why: `Only if a journal of this environment says that owa-im made or changed it: ${step.title}. Made, it is removed; changed, it gets back what it was before. What someone else changed since stays, and is named.`,
    impact: impacts[step.resource] ?? 'Nobody notices by itself.',
    test: 'The journals in the folder tell what is ours; the live state tells whether it is still as it was left.',
    apply: step.undo,
    undo: 'Undo puts it back as the file says, if that is what was there.',
    ...(isScopeStep(step) ? backInScope(environment, step) : {}),
    ...(step.resource === 'trusted-application-computer' ? goingWithPool(step) : {}),
  };
}

/** It shows how everything was before owa-im came, and is no state that anything rests on. */
function keptCopy(step: Step): Step {
  return {
    ...step,
    title: 'The copies of the topology stay',
    why: 'They show what was there before owa-im came. Delete them when nobody needs them any more: each holds the configuration of the whole deployment.',
    impact: 'Nobody notices.',
    undo: 'There is nothing to undo.',
  };
}

function backInScope(environment: Environment, step: Step): Partial<Step> {
  const server = step.id.slice(step.id.lastIndexOf('/') + 1);
  return {
    title: `${server} goes back into an override that it had left`,
    why: `Only if a journal of this environment says that owa-im took ${server} out of an override that somebody else had made. It does not go back into one of an earlier plan. What someone else changed since stays, and is named.`,
    powershell: scopeLeaving(environment, step),
  };
}

/** Who notices that it is gone, where anybody does. */
const impacts: Readonly<Partial<Record<Step['resource'], string>>> = {
  'mailbox-policy': 'Users with this policy lose presence and instant messaging, from their next session on.',
  'skype-partner-application': 'Online Meeting requests in OWA fail from now on.',
  'oauth-configuration': 'What goes by this setting goes by its old value from now on.',
  'exchange-partner-application':
    'Contact store, archiving and conversation history are no longer written to mailboxes.',
  'web-config': 'Nobody notices before the recycle.',
  'setting-override': 'Nobody notices before the recycle.',
  'virtual-directory': 'Nobody notices before the recycle.',
};

/** Said where the other plans say what they leave alone. */
export const absentNotes: readonly string[] = [
  'The environment file says state: absent: this plan makes nothing. It takes out what the journals in its journal folder say that owa-im made or changed, from its last step to its first, so it needs the folder of the runs that put it in.',
  'What looks the same and no journal knows stays, and Apply and Test name it.',
];
