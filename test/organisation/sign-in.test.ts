import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { defaultThumbprint } from './options.ts';
import { signIn } from './sign-in.ts';
import { changeMachine, changeState, readMachine, stateTime } from './state-files.ts';
import { loads } from './switch.ts';
import { assignAll } from './switch-on.ts';
import { configuredWebConfig, recycleWith, server, switchedOn } from './switched-on.ts';

const tomorrow = stateTime(new Date(Date.now() + 86_400_000));

const signIns: readonly { name: string; prepare?: (folder: string) => void; logs: readonly number[] }[] = [
  { name: 'brings the endpoint up', logs: [112] },
  {
    name: 'does nothing while the policy is off',
    prepare: (folder) =>
      changeState(folder, 'exchange/owa-mailbox-policies', (state) =>
        assignAll(state.policies, { instantMessagingType: 'None' }),
      ),
    logs: [],
  },
  { name: 'finds no server name', prepare: loads('IMServerName', 'Other'), logs: [100] },
  { name: 'finds no thumbprint', prepare: loads('IMCertificateThumbprint', 'Other'), logs: [101] },
  {
    name: 'finds no certificate',
    prepare: loads(defaultThumbprint, `\u200e${defaultThumbprint}`),
    logs: [103],
  },
  {
    name: 'finds an expired certificate',
    prepare: certificates({ notAfter: '2020-01-01 00:00:00.000' }),
    logs: [102],
  },
  { name: 'finds a certificate of the future', prepare: certificates({ notBefore: tomorrow }), logs: [104] },
  { name: 'finds no private key', prepare: certificates({ hasPrivateKey: false }), logs: [105] },
  {
    name: 'warns before the certificate ends',
    prepare: certificates({ notAfter: tomorrow }),
    logs: [106, 112],
  },
  {
    name: 'finds no registry value',
    prepare: (folder) =>
      changeMachine(folder, server, 'machine', (state) => assignAll([state], { registry: {} })),
    logs: [83],
  },
  {
    name: 'is refused by the pool',
    prepare: (folder) =>
      changeState(folder, 'skype/topology', (state) => void state.enabled.trustedApplicationPools.pop()),
    logs: [112, 75],
  },
];

function certificates(values: {
  notAfter?: string;
  notBefore?: string;
  hasPrivateKey?: boolean;
}): (folder: string) => void {
  return (folder) =>
    changeMachine(folder, server, 'machine', (state) => assignAll(state.certificates, values));
}

describe('a sign-in', () => {
  for (const { name, prepare, logs } of signIns) {
    test(name, () => {
      const folder = switchedOn();
      prepare?.(folder);
      expect(signIn(folder, 'anna')).toEqual(logs);
      const logged = readMachine(folder, server, 'events').events.filter(
        (event) => event.timeCreated > stateTime(new Date(Date.now() - 3_600_000)),
      );
      expect(logged.map((event) => event.id)).toEqual(logs);
      expect(existsSync(join(folder, server, 'Exchange/Logging/OWA/InstantMessaging'))).toBe(
        logs.includes(112),
      );
    });
  }

  test('a success is never looked at again in the same process, a failure is tried again', () => {
    const folder = switchedOn();
    recycleWith(folder, configuredWebConfig.replace('IMServerName', 'Other'));
    expect(signIn(folder, 'anna')).toEqual([100]);
    expect(signIn(folder, 'bruno')).toEqual([100]);
    recycleWith(folder, configuredWebConfig);
    expect(signIn(folder, 'anna')).toEqual([112]);
    expect(signIn(folder, 'bruno')).toEqual([]);
  });
});
