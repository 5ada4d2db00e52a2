import { join } from 'node:path';
import { marked } from 'marked';

/** The width of a comment, and how GitHub lays Markdown out, as far as it decides what fits. */
const style = `
  body { margin: 16px; width: 846px; font: 14px/1.5 -apple-system, "Segoe UI", "Liberation Sans", sans-serif; overflow-wrap: break-word; }
  h1, h2, h3 { border-bottom: 1px solid #d1d9e0; padding-bottom: .3em; }
  table { display: block; width: max-content; max-width: 100%; overflow: auto; border-collapse: collapse; }
  td, th { border: 1px solid #d1d9e0; padding: 6px 13px; }
  code { background: #818b981f; border-radius: 6px; padding: .2em .4em; font: 85% monospace; white-space: break-spaces; }
  blockquote { border-left: .25em solid #d1d9e0; margin: 0; padding: 0 1em; }
  pre { background: #f6f8fa; padding: 16px; overflow: auto; }
  svg { max-width: 100%; }`;

export async function preparePage(page, root) {
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${style}</style><body></body>`);
  await page.addScriptTag({ path: join(root, 'node_modules', 'mermaid', 'dist', 'mermaid.min.js') });
  // As GitHub does: strict, so that labels can't hold HTML or scripts.
  await page.evaluate(`mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' })`);
}

/** Draws a page of Markdown; problems are sentences. */
export async function drawPage(page, markdown) {
  await page.evaluate(
    (html) => {
      document.body.innerHTML = html;
    },
    marked.parse(markdown, { gfm: true }),
  );
  const diagrams = markdown.match(/^```mermaid$/gm)?.length ?? 0;
  const problems = await page.evaluate(drawDiagrams);
  problems.push(...(await page.evaluate(overflows)));
  const drawn = await page.evaluate(() => document.querySelectorAll('svg[aria-roledescription]').length);
  if (drawn !== diagrams) problems.push(`${drawn} of ${diagrams} diagrams are drawn`);
  const png = await page.screenshot({ fullPage: true });
  return { png, diagrams, problems };
}

/** In the browser. A diagram that can't be drawn throws, or is a picture of an error. */
async function drawDiagrams() {
  const problems = [];
  for (const [index, block] of [...document.querySelectorAll('code.language-mermaid')].entries()) {
    try {
      const { svg } = await globalThis.mermaid.render(`diagram-${index}`, block.textContent);
      const holder = document.createElement('div');
      holder.innerHTML = svg;
      block.parentElement.replaceWith(holder);
      const drawn = holder.querySelector('svg');
      if (drawn?.getAttribute('aria-roledescription') === 'error') problems.push('a diagram shows an error');
      if (drawn && (drawn.clientWidth < 50 || drawn.clientHeight < 50)) problems.push('a diagram is empty');
    } catch (error) {
      problems.push(`a diagram is not drawn: ${error.message}`);
    }
  }
  return problems;
}

/** In the browser: what is wider than its column, or has to be scrolled sideways. */
function overflows() {
  const problems = [];
  const right = document.body.getBoundingClientRect().right;
  for (const element of document.body.querySelectorAll('p, li, table, pre, h1, h2, h3, blockquote, svg')) {
    const text = element.textContent.trim().slice(0, 60);
    const isScrolled =
      element.localName !== 'svg' && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
    if (isScrolled || element.getBoundingClientRect().right > right + 1)
      problems.push(
        `<${element.localName}> overflows by ${element.scrollWidth - element.clientWidth} pixels: ${text}`,
      );
  }
  return problems;
}
