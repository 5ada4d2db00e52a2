import { Refusal } from '../system/refusal.ts';
import { type ActionVerb, actionVerbs } from './description/action-description.ts';

/** The verb that an entry file has fixed. */
export function actionVerb(verb: string): ActionVerb {
  const found = actionVerbs.find((one) => one === verb);
  if (found !== undefined) return found;
  throw new Refusal('invalid-config', `there is no action for ${JSON.stringify(verb)}`);
}
