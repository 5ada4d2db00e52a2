import { brief } from './problem.ts';

const reserved: Readonly<Record<string, string>> = {
  xml: 'http://www.w3.org/XML/1998/namespace',
  xmlns: 'http://www.w3.org/2000/xmlns/',
};

interface Named {
  readonly name: string;
  readonly value: string;
}

/**
 * The namespace prefixes in scope while a document is read. .NET's readers, and so ASP.NET, refuse a prefix that
 * nothing declares; a file that we had passed would stop the application at its next start.
 */
export class Namespaces {
  readonly #declared: { readonly depth: number; readonly prefix: string; readonly uri: string }[] = [];

  /** Enters a start tag; returns what is wrong with the attribute or, at -1, with the element's own name. */
  enter(
    depth: number,
    element: string,
    attributes: readonly Named[],
  ): { readonly at: number; readonly message: string } | undefined {
    for (const [at, { name, value }] of attributes.entries()) {
      if (!name.startsWith('xmlns:')) continue;
      const prefix = name.slice('xmlns:'.length);
      const own = reserved[prefix];
      if (value === '' || (own !== undefined && (prefix === 'xmlns' || value !== own))) {
        return { at, message: `the prefix ${brief(prefix)} can't be declared so` };
      }
      this.#declared.push({ depth, prefix, uri: value });
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
    while (this.#declared.at(-1)?.depth === depth) this.#declared.pop();
  }

  #uri(name: string): string | undefined {
    const colon = name.indexOf(':');
    if (colon < 0) return '';
    const prefix = name.slice(0, colon);
    return this.#declared.findLast((one) => one.prefix === prefix)?.uri ?? reserved[prefix];
  }
}

function undeclared(name: string): string {
  return `nothing declares the prefix of ${brief(name)}`;
}
