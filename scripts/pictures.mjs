// npm run pictures: comment and summary as a reader sees them, drawn in a browser with their diagrams, into .build/pictures.
// Fails if something overflows its column, or a diagram is not drawn. Needs Chromium.
import './typescript.mjs';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { drawPage, preparePage } from './pictures/draw-page.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const browser = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
if (browser === undefined) throw new Error('There is no Chromium here.');

const { pictures } = await import('./pictures/pictures.ts');
const out = join(root, '.build', 'pictures');
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const profile = join(tmpdir(), `owa-im-pictures-${process.pid}`);
const context = await chromium.launchPersistentContext(profile, {
  ...{ executablePath: browser, headless: true, viewport: { width: 1012, height: 800 } },
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  const page = await context.newPage();
  await preparePage(page, root);
  for (const [name, markdown] of await pictures(root)) {
    const { png, diagrams, problems } = await drawPage(page, markdown);
    writeFileSync(join(out, `${name}.png`), png);
    for (const problem of problems) console.error(`${name}: ${problem}`);
    if (problems.length > 0) process.exitCode = 1;
    console.log(`${name}: ${markdown.length} characters, ${diagrams} diagrams`);
  }
} finally {
  await context.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
}
