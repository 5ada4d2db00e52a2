import { expect, test } from '@jest/globals';
import type { Environment } from '../../src/environment/environment.ts';
import { makePlan } from '../../src/plan/make-plan.ts';
import { manual } from '../../src/report/manual.ts';
import { settingOverrideLines } from '../../src/report/setting-override-lines.ts';
import { summary } from '../../src/report/summary.ts';
import { ntsystemsEnvironment } from '../plan/ntsystems-environment.ts';
import { variants } from '../runbook/variants.ts';

const named: Environment | undefined = variants['three generations, split roles'];
if (named === undefined) throw new Error('The variant is missing.');
const environment = named;
/** EX16 presents the certificate of EX19. */
const shared: Environment = {
  ...environment,
  exchange: {
    ...environment.exchange,
    servers: environment.exchange.servers.map((server) =>
      server.name === 'EX16'
        ? { ...server, certificate: { ...server.certificate, thumbprint: '1'.repeat(40) } }
        : server,
    ),
  },
};

test('servers with the same values stand together, in the order of the rollout; those of web.config not at all', () => {
  expect(settingOverrideLines(makePlan(shared)).slice(0, 2)).toEqual([
    `- \`EX19\`, \`EX16\`: \`IMServerName\` = \`ly14.ntsystems.local\`, \`IMCertificateThumbprint\` = \`${'1'.repeat(40)}\`.`,
    `- \`EX19B\`: \`IMServerName\` = \`dir.ntsystems.local\`, \`IMCertificateThumbprint\` = \`${'2'.repeat(40)}\`.`,
  ]);
});

test('the rule of names, in the summary and nowhere else', () => {
  const plan = makePlan(environment);
  const { page } = summary({ plan, findings: [], acknowledged: [], webConfigs: [] });
  expect(page).toContain('## Setting overrides');
  expect(page).toContain('`owa-im-three-generations-1`');
  expect(page).toContain('Exchange `2019-cu14`, `2016`, `2013-sp1`,');
  expect(manual(plan)).toContain('-Argument Overrides');
});

test('nothing where none is planned', () => {
  const plan = makePlan(ntsystemsEnvironment);
  const { page } = summary({ plan, findings: [], acknowledged: [], webConfigs: [] });
  expect(page).not.toMatch(/override/i);
  expect(manual(plan)).not.toMatch(/override/i);
});
