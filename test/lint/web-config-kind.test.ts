import { expect, test } from '@jest/globals';
import { isOwaWebConfig } from '../../src/lint/web-config-kind.ts';

const keys = '<configuration><appSettings><add key="imservername" value="a"/></appSettings></configuration>';

test.each([
  ['ClientAccess/Owa/web.config', '', true],
  ['FrontEnd\\HttpProxy\\owa\\web.config', '', true],
  ['copies/ExchangeBackEnd-OWA_web.config', '', true],
  ['owa.web.config', '', true],
  ['ex14.web.config', keys, true],
  ['Web.config', keys, true],
  ['ecp/web.config', '<configuration/>', false],
  ['towards/web.config', '', false],
  ['App.config', keys, false],
  ['owa/packages.config', '', false],
])('in a folder, %s is one of OWA: %#', (path, text, expected) => {
  expect(isOwaWebConfig(path, text)).toBe(expected);
});
