import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import type { Environment } from '../../src/environment/environment.ts';
import { readEnvironment } from '../../src/environment/read-environment.ts';
import { mermaidLabel } from '../../src/report/mermaid-label.ts';
import { topologyDiagram } from '../../src/report/topology.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const inBrowser = browser === undefined ? test.skip : test;
if (browser === undefined) console.warn('No Chromium here: diagrams are not drawn, their tests are skipped.');

function example(name: string): Environment {
  const file = join(repository, 'examples', name);
  const reading = readEnvironment({ file, bytes: readFileSync(file) });
  if (reading.outcome !== 'valid') throw new Error(`${name} is not valid`);
  return reading.environment;
}

test('the diagram of ntsystems', () => {
  expect(topologyDiagram(example('ntsystems.yml'))).toBe(`flowchart LR
  users(["OWA users"])
  subgraph exchangeSide["Exchange 2013-cu1"]
    server1["EX14<br/>ex14.ntsystems.local"]
  end
  subgraph skypeSide["lync-2013"]
    pool1["ly14.ntsystems.local"]
  end
  users -->|"HTTPS"| server1
  server1 -->|"presence and IM<br/>as ex14.ntsystems.local"| pool1
  pool1 -.->|"trusts OutlookWebApp<br/>port 5199"| server1
  skypeSide -.->|"OAuth#58; trusts Exchange<br/>autodiscover.ntsystems.local"| exchangeSide
  exchangeSide -.->|"OAuth#58; trusts<br/>https#58;#47;#47;ly14.ntsystems.local#47;metadata#47;json#47;1"| skypeSide
`);
});

test('a label holds nothing that could end it or mean something', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const label = mermaidLabel(text);
      expect(label).toMatch(/^"[\p{L}\p{N} .,#;-]*"$/u);
      expect(label.slice(1, -1).replace(/#\d+;/g, '')).not.toMatch(/[#;]/);
    }),
  );
});

describe('drawn by Mermaid in a real browser', () => {
  const profile = temporaryFolder('chromium');
  let context: BrowserContext | undefined;
  let page: Page;

  beforeAll(async () => {
    if (browser === undefined) return;
    const args = [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ];
    context = await chromium.launchPersistentContext(profile, {
      executablePath: browser,
      args,
      headless: true,
    });
    page = await context.newPage();
    await page.addScriptTag({ path: join(repository, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js') });
    // As GitHub does: strict, so that labels can't hold HTML or scripts.
    await page.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })`);
  }, 120_000);
  afterAll(async () => {
    await context?.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  });

  inBrowser.each(['ntsystems.yml', 'contoso.yml', 'fabrikam.yml'])(
    '%s',
    async (name) => {
      const environment = example(name);
      const text = await draw(topologyDiagram(environment));
      for (const server of environment.exchange.servers) expect(text).toContain(server.fqdn);
      for (const pool of environment.skype.pools) expect(text).toContain(pool.fqdn);
    },
    60_000,
  );

  const nasty = [
    'end',
    '"]; click server1 "javascript:alert(1)"',
    '</text><script>',
    '%%{init: {}}%%',
    '`**x**`',
    'a --> b',
    '#35;',
    '&lt;b&gt;',
    'x\ny',
    '😀 Führung',
    ']]',
    'subgraph',
  ];
  inBrowser(
    'any application id, spelled as it is',
    async () => {
      const base = example('ntsystems.yml');
      for (const id of nasty) {
        const text = await draw(topologyDiagram({ ...base, trustedApplication: { id, port: 5199 } }));
        expect(text.replace(/\s+/g, '')).toContain(`trusts${id}`.replace(/\s+/g, ''));
      }
      expect(await page.evaluate('document.querySelectorAll("script").length')).toBe(1);
    },
    120_000,
  );

  /** Draws the diagram and gives the text that a person sees in it. */
  async function draw(diagram: string): Promise<string> {
    const id = `d${Math.random().toString(36).slice(2)}`;
    return page.evaluate<string>(`(async () => {
      const { svg } = await mermaid.render(${JSON.stringify(id)}, ${JSON.stringify(diagram)});
      const place = document.createElement('div');
      place.innerHTML = svg;
      document.body.append(place);
      if (place.querySelector('a, script, img') !== null) throw new Error('the diagram holds a link, a script or an image');
      return place.innerText || String(place.textContent);
    })()`);
  }
});
