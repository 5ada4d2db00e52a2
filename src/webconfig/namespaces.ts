import { brief } from './problem.ts';

const reserved: ReadonlyMap<string, string> = new Map([
  ['xml', 'http://www.w3.org/XML/1998/namespace'],
  ['xmlns', 'http://www.w3.org/2000/xmlns/'],
]);

interface Named {
  readonly name: string;
  readonly value: string;
}

/**
 * The namespace prefixes in scope while a document is read. .NET's readers, and so ASP.NET, refuse a prefix that
 * nothing declares; a file that we had passed would stop the application at its next start.
 */
export class Namespaces {
  readonly #declared: { readonly depth: number; readonly prefix: string }[] = [];
  /** What each prefix stands for, the innermost last: a file may nest a hundred thousand declarations. */
  readonly #uris = new Map<string, string[]>();

  /** Enters a start tag; returns what is wrong with the attribute or, at -1, with the element's own name. */
  enter(
    depth: number,
    element: string,
    attributes: readonly Named[],
  ): { readonly at: number; readonly message: string } | undefined {
    for (const [at, { name, value }] of attributes.entries()) {
      if (!name.startsWith('xmlns:')) continue;
      const prefix = name.slice('xmlns:'.length);
      const own = reserved.get(prefix);
      if (value === '' || (own !== undefined && (prefix === 'xmlns' || value !== own))) {
        return { at, message: `the prefix ${brief(prefix)} can't be declared so` };
      }
      this.#declared.push({ depth, prefix });
      const uris = this.#uris.get(prefix);
      if (uris === undefined) this.#uris.set(prefix, [value]);
      else uris.push(value);
    }
    if (this.#uri(element) === undefined) return { at: -1, message: undeclared(element) };
    const seen = new Set<string>();
    for (const [at, { name }] of attributes.entries()) {
      const uri = name.includes(':') ? this.#uri(name) : '';
      if (uri === undefined) return { at, message: undeclared(name) };
      const expanded = `${uri} ${name.slice(name.indexOf(':') + 1)}`;
      if (seen.has(expanded)) return { at, message: `the attribute ${brief(name)} is there twice` };
      seen.add(expanded);
    }
    return undefined;
  }

  leave(depth: number): void {
    for (let last = this.#declared.at(-1); last?.depth === depth; last = this.#declared.at(-1)) {
      this.#declared.pop();
      this.#uris.get(last.prefix)?.pop();
    }
  }

  #uri(name: string): string | undefined {
    const colon = name.indexOf(':');
    if (colon < 0) return '';
    const prefix = name.slice(0, colon);
    return this.#uris.get(prefix)?.at(-1) ?? reserved.get(prefix);
  }
}

function undeclared(name: string): string {
  return `nothing declares the prefix of ${brief(name)}`;
}
