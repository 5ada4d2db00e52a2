import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { judgeEnvironment } from '../../src/cli/judge-environment.ts';
import { planEnvironment } from '../../src/cli/plan-environment.ts';
import { driftIssue } from '../../src/report/drift-issue.ts';
import { reviewComment } from '../../src/report/review-comment.ts';
import { nodeSystem } from '../../src/system/node-system.ts';

const digest = 'd'.repeat(64);
const run = 'https://github.com/contoso/mail/actions/runs/1';

/** The pages that people read, as Markdown by name: each environment of the repository, and each kind of page. */
export async function pictures(root: string): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>();
  for (const folder of ['examples', 'test/environments'])
    for (const name of readdirSync(join(root, folder)).filter((one) => one.endsWith('.yml'))) {
      const environment = basename(name, '.yml');
      const summary = await summaryOf(join(root, folder, name));
      pages.set(`summary-${environment}`, `**Digest** \`${digest}\`\n\n${summary}`);
      const changed = ['The stage changes from lab to production.'];
      const told = { state: 'planned', digest, run, notices: changed, summary } as const;
      pages.set(`comment-${environment}`, reviewComment({ environment, ...told }));
    }
  pages.set('issue', issue());
  return pages;
}

async function summaryOf(file: string): Promise<string> {
  const { files } = planEnvironment(await judgeEnvironment(nodeSystem(), file), file);
  const content = files.find(({ name }) => name === 'summary.md')?.content ?? '';
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

function issue(): string {
  const steps = [
    'skype/trusted-pool/ex14.ntsystems.local',
    'exchange/virtual-directory/EX14\\owa (Default Web Site)',
  ].map((id) => ({ id, outcome: 'differs', message: 'InstantMessagingEnabled is False, planned True.' }));
  return driftIssue({ environment: 'prod', digest, run, steps, failure: undefined });
}
