import { expect, test } from '@jest/globals';
import { engineModule } from '../../src/runbook/engine-module.ts';
import { powershell } from '../../src/runbook/generated/powershell.ts';

test('holds every part of the engine, and loads none', () => {
  const module = engineModule();
  for (const [name, text] of Object.entries(powershell)) {
    if (!name.startsWith('engine/') || name.endsWith('.psm1')) continue;
    expect([name, module.includes(text.trimEnd().replaceAll('\n', '\r\n'))]).toEqual([name, true]);
  }
  expect(module).not.toMatch(/^\. /m);
});

test('ASCII with CRLF', () => {
  expect(engineModule()).toMatch(/^(?:[\t -~]*\r\n)+$/);
});
