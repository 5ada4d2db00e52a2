import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../temporary-folder.ts';
import { judge, type Verdict } from './judge.ts';
import { makeOrganisation } from './organisation.ts';
import { otherSwitches } from './other-switches.ts';
import { presenceSwitches } from './presence-switches.ts';
import { switchedOn } from './switched-on.ts';

const yes = { yes: true, reasons: [] };

function verdictOf(folder: string): Verdict {
  const verdict = judge(folder).anna;
  if (verdict === undefined) throw new Error('The default organisation has a user anna.');
  return verdict;
}

describe('the judge', () => {
  test('says no to everything in a new organisation, with every reason', () => {
    const folder = temporaryFolder('judge');
    makeOrganisation(folder);
    expect(verdictOf(folder)).toEqual({
      presenceAndIm: {
        yes: false,
        reasons: [
          'the OWA virtual directory that EX14 has loaded does not offer Ocs instant messaging',
          'the OWA mailbox policy Default does not offer Ocs instant messaging',
          'the web.config that EX14 has loaded has no IMServerName',
          'the web.config that EX14 has loaded has no IMCertificateThumbprint',
        ],
      },
      onlineMeeting: {
        yes: false,
        reasons: [
          'Exchange is no partner application in Lync',
          "Lync's OAuth configuration has neither a realm nor Exchange's autodiscover address",
        ],
      },
      lyncActsOnMailbox: {
        yes: false,
        reasons: [
          'Lync is no partner application in Exchange',
          "Lync's OAuth configuration has neither a realm nor Exchange's autodiscover address",
        ],
      },
    });
  });

  test('says yes to everything once all is switched on', () => {
    expect(verdictOf(switchedOn())).toEqual({
      presenceAndIm: yes,
      onlineMeeting: yes,
      lyncActsOnMailbox: yes,
    });
  });

  for (const one of [...presenceSwitches, ...otherSwitches]) {
    test(`says no, and why: ${one.name}`, () => {
      const folder = switchedOn();
      one.off(folder);
      const verdict = verdictOf(folder);
      for (const question of ['presenceAndIm', 'onlineMeeting', 'lyncActsOnMailbox'] as const) {
        const reasons = one.says[question];
        const expected =
          reasons === undefined
            ? yes
            : { yes: false, reasons: reasons.map((reason) => expect.stringContaining(reason)) };
        expect({ question, ...verdict[question] }).toEqual({ question, ...expected });
      }
    });
  }
});
