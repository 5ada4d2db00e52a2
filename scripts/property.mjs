// npm run property [-- CASES [SERVERS]]: random valid environments through plan, apply, judge and rollback, 500 of up to
// 20 servers where not said otherwise. CI tries 25, most of them small, in the same way. Needs PowerShell 7 and dist/ (npm run build).
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [cases = '500', servers = '20'] = process.argv.slice(2);
const run = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js', 'test/end-to-end/any-environment.test.ts'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, OWA_IM_PROPERTY_CASES: cases, OWA_IM_PROPERTY_SERVERS: servers },
  },
);
process.exitCode = run.status ?? 1;
