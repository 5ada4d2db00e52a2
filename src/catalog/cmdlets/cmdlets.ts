import type { Cmdlet } from './cmdlet.ts';
import { type Abbreviations, readCmdlet } from './read-cmdlet.ts';

/** The cmdlets that Microsoft documents for Exchange, Lync and Skype for Business Server and for IIS. */
export class Cmdlets {
  readonly #abbreviations: Abbreviations;
  /** Lines of cmdlets.txt by the name in lower case; each is read when it is first asked for. */
  readonly #lines: ReadonlyMap<string, string>;
  readonly #read = new Map<string, Cmdlet>();

  constructor(text: string) {
    const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const fields = (mark: string) =>
      lines.filter((line) => line.startsWith(mark)).map((line) => line.split('\t'));
    this.#abbreviations = {
      enumerations: new Map(fields('=\t').map(([, type = '', values = '']) => [type, values.split('|')])),
      capitals: new Map(fields('@\t').map(([, capital = '', products = '']) => [capital, products])),
    };
    this.#lines = new Map(
      lines
        .filter((line) => !/^[=@]\t/.test(line))
        .map((line) => [line.slice(0, line.indexOf('\t')).toLowerCase(), line]),
    );
  }

  /** By its name in any case. */
  get(name: string): Cmdlet | undefined {
    const key = name.toLowerCase();
    const known = this.#read.get(key);
    if (known !== undefined) return known;
    const line = this.#lines.get(key);
    if (line === undefined) return undefined;
    const cmdlet = readCmdlet(line, this.#abbreviations);
    this.#read.set(key, cmdlet);
    return cmdlet;
  }

  /** All names, in lower case. */
  get names(): readonly string[] {
    return [...this.#lines.keys()];
  }
}

let loaded: Promise<Cmdlets> | undefined;

/** Half a megabyte, read once, when something first asks for it. */
export function loadCmdlets(): Promise<Cmdlets> {
  loaded ??= import('../generated/cmdlets.ts').then(({ cmdlets }) => new Cmdlets(cmdlets));
  return loaded;
}
