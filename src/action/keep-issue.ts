import type { GitHub } from '../github/github.ts';
import { changeIssue, issuesLabelled, openIssue } from '../github/issues.ts';
import { sameAccount, viewer } from '../github/viewer.ts';
import { type Drift, driftIssue, driftLabel, driftMark, driftTitle } from '../report/drift-issue.ts';

/** Opens, updates or reopens the one issue of an environment, or closes it where nothing differs any more. */
export async function keepIssue(github: GitHub, drift: Drift): Promise<void> {
  const mark = `${driftMark(drift.environment)}\n`;
  const own = await viewer(github);
  const found = (await issuesLabelled(github, driftLabel)).find(
    (issue) => sameAccount(issue.author, own) && issue.body.startsWith(mark),
  );
  const isClean = drift.failure === undefined && !drift.steps.some(({ outcome }) => outcome === 'differs');
  if (isClean) {
    if (found?.isOpen === true) await changeIssue(github, found.number, { state: 'closed' });
    return;
  }
  const body = driftIssue(drift);
  if (found === undefined)
    await openIssue(github, { title: driftTitle(drift.environment), body, labels: [driftLabel] });
  else if (!found.isOpen || withoutRun(found.body) !== withoutRun(body))
    await changeIssue(github, found.number, { body, state: 'open' });
}

/** Which run found it first is no news. */
function withoutRun(body: string): string {
  return body.replace(/\]\([^)]*\)/g, ']()');
}
