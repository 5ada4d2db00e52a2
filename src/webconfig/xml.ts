import { declarationPattern } from './encoding.ts';
import { Namespaces } from './namespaces.ts';
import { brief, type ProblemCode, problemAfter, Unfit } from './problem.ts';
import { attributeValue, findBadReference } from './references.ts';

/** `value` is what a reader sees; the raw text lies between `valueAt` and `valueEnd`, without its quotes. */
export interface XmlAttribute {
  readonly name: string;
  readonly value: string;
  readonly at: number;
  readonly valueAt: number;
  readonly valueEnd: number;
}

/** Offsets into the text: the start tag is `at` to `tagEnd`, the content ends at `closeAt`, the element at `end`. */
export interface XmlElement {
  readonly name: string;
  /** 1 is the root. */
  readonly depth: number;
  readonly attributes: readonly XmlAttribute[];
  readonly at: number;
  readonly tagEnd: number;
  readonly selfClosing: boolean;
  closeAt: number;
  end: number;
}

const letter =
  'A-Z_a-z\\u00C0-\\u00D6\\u00D8-\\u00F6\\u00F8-\\u02FF\\u0370-\\u037D\\u037F-\\u1FFF\\u200C\\u200D' +
  '\\u2070-\\u218F\\u2C00-\\u2FEF\\u3001-\\uD7FF\\uF900-\\uFDCF\\uFDF0-\\uFFFD';
const part = `[${letter}][${letter}\\-.0-9\\u00B7\\u0300-\\u036F\\u203F\\u2040]*`;
const name = `${part}(?::${part})?`;
const startTag = new RegExp(`<(${name})`, 'y');
const attribute = new RegExp(`([ \\t\\r\\n]+)(${name})([ \\t\\r\\n]*=[ \\t\\r\\n]*)("[^<"]*"|'[^<']*')`, 'y');
const tagEnd = /[ \t\r\n]*(\/?)>/y;
const endTag = new RegExp(`</(${name})[ \\t\\r\\n]*>`, 'y');
const instruction = new RegExp(`<\\?(${part})(?=[ \\t\\r\\n]|\\?>)`, 'y');

/** How deep elements are kept: configuration, location, appSettings, add. The edit needs only the first three levels. */
const keptDepth = 4;

/**
 * Reads a whole document, strictly: well-formed XML 1.0 with namespaces and without a DTD. Gives the elements of
 * the first four levels in document order; throws `Unfit` at the first fault.
 * An own reader, because the positions, the bytes and the refusals must be the PowerShell edit's: docs/decisions.
 */
export function readXml(text: string): readonly XmlElement[] {
  const illegal = text.search(/[^\t\n\r -\uFFFD]/);
  if (illegal >= 0) throw malformed(text, illegal, 'this character is not allowed in XML');
  return new Reader(text).read();
}

class Reader {
  readonly #text: string;
  readonly #kept: XmlElement[] = [];
  readonly #open: { readonly name: string; readonly element: XmlElement | undefined }[] = [];
  readonly #namespaces = new Namespaces();
  #rootSeen = false;

  constructor(text: string) {
    this.#text = text;
  }

  read(): readonly XmlElement[] {
    const text = this.#text;
    let at = declarationPattern.exec(text)?.[0].length ?? 0;
    while (at < text.length) {
      const next = text.indexOf('<', at);
      const end = next < 0 ? text.length : next;
      this.#characters(at, end);
      at = next < 0 ? end : this.#markup(next);
    }
    const unclosed = this.#open.at(-1);
    if (unclosed !== undefined)
      throw malformed(text, at, `the element ${brief(unclosed.name)} is not closed`);
    if (!this.#rootSeen) throw malformed(text, at, 'there is no root element');
    return this.#kept;
  }

  #characters(at: number, end: number): void {
    if (end === at) return;
    const characters = this.#text.slice(at, end);
    if (this.#open.length === 0) {
      const stray = characters.search(/[^ \t\r\n]/);
      if (stray >= 0) throw malformed(this.#text, at + stray, 'there is text outside the root element');
      return;
    }
    const stray = characters.indexOf(']]>');
    const bad = findBadReference(stray < 0 ? characters : characters.slice(0, stray));
    if (bad >= 0) throw this.#badReference(at + bad);
    if (stray >= 0) throw malformed(this.#text, at + stray, ']]> may not stand in text');
  }

  /** Returns where the markup that begins at `at` ends. */
  #markup(at: number): number {
    const text = this.#text;
    if (text.startsWith('</', at)) return this.#close(at);
    if (text.startsWith('<?', at)) return this.#instruction(at);
    if (text.startsWith('<!--', at)) return this.#comment(at);
    if (text.startsWith('<![CDATA[', at) && this.#open.length > 0) return this.#cdata(at);
    if (text.startsWith('<!DOCTYPE', at)) {
      throw unfit(
        text,
        at,
        'doctype',
        'The file has a DOCTYPE.',
        'Remove the DOCTYPE and write its entities out: they can change what a value means.',
      );
    }
    return this.#startTag(at);
  }

  #startTag(at: number): number {
    const text = this.#text;
    const name = match(startTag, text, at)?.[1];
    if (name === undefined) throw malformed(text, at, 'this < begins no markup');
    if (this.#open.length === 0 && this.#rootSeen)
      throw malformed(text, at, 'there is a second root element');
    const attributes: XmlAttribute[] = [];
    let next = at + 1 + name.length;
    for (let found = match(attribute, text, next); found !== null; found = match(attribute, text, next)) {
      const [all, blanks = '', own = '', equals = '', quoted = ''] = found;
      const raw = quoted.slice(1, -1);
      const valueAt = next + blanks.length + own.length + equals.length + 1;
      const bad = findBadReference(raw);
      if (bad >= 0) throw this.#badReference(valueAt + bad);
      const value = attributeValue(raw);
      attributes.push({
        name: own,
        value,
        at: next + blanks.length,
        valueAt,
        valueEnd: valueAt + raw.length,
      });
      next += all.length;
    }
    const end = match(tagEnd, text, next);
    if (end === null) {
      const blanks = match(/[ \t\r\n]*/y, text, next)?.[0].length ?? 0;
      throw malformed(
        text,
        next + blanks,
        `the tag ${brief(name)} is not written as name="value" up to its >`,
      );
    }
    this.#rootSeen = true;
    const depth = this.#open.length + 1;
    const wrong = this.#namespaces.enter(depth, name, attributes);
    if (wrong !== undefined) throw malformed(text, attributes[wrong.at]?.at ?? at + 1, wrong.message);
    next += end[0].length;
    const selfClosing = end[1] === '/';
    const element = { name, depth, attributes, at, tagEnd: next, selfClosing, closeAt: next, end: next };
    if (depth <= keptDepth) this.#kept.push(element);
    if (selfClosing) this.#namespaces.leave(depth);
    else this.#open.push({ name, element });
    return next;
  }

  #close(at: number): number {
    const found = match(endTag, this.#text, at);
    if (found === null) throw malformed(this.#text, at, 'this end tag is not complete');
    const depth = this.#open.length;
    const open = this.#open.pop();
    if (open === undefined || open.name !== found[1]) {
      const expected = open === undefined ? 'no element is open' : `the open element is ${brief(open.name)}`;
      throw malformed(this.#text, at, `the end tag is for ${brief(found[1] ?? '')}, but ${expected}`);
    }
    this.#namespaces.leave(depth);
    const end = at + found[0].length;
    if (open.element !== undefined) {
      open.element.closeAt = at;
      open.element.end = end;
    }
    return end;
  }

  #instruction(at: number): number {
    const target = match(instruction, this.#text, at)?.[1];
    if (target === undefined)
      throw malformed(this.#text, at, 'this processing instruction has no proper name');
    if (target.toLowerCase() === 'xml') {
      const fault =
        at === 0 ? 'the XML declaration is not as it should be' : 'an XML declaration comes first';
      throw malformed(this.#text, at, fault);
    }
    return this.#after('?>', at + 2 + target.length, at, 'this processing instruction is not closed');
  }

  #comment(at: number): number {
    const end = this.#after('--', at + '<!--'.length, at, 'this comment is not closed');
    if (this.#text.charAt(end) !== '>') throw malformed(this.#text, end - 2, '-- may not stand in a comment');
    return end + 1;
  }

  #cdata(at: number): number {
    return this.#after(']]>', at + '<![CDATA['.length, at, 'this CDATA section is not closed');
  }

  #after(mark: string, from: number, at: number, fault: string): number {
    const found = this.#text.indexOf(mark, from);
    if (found < 0) throw malformed(this.#text, at, fault);
    return found + mark.length;
  }

  #badReference(at: number): Unfit {
    return malformed(
      this.#text,
      at,
      'this & begins no character reference and no entity that XML itself has',
    );
  }
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function malformed(text: string, at: number, fault: string): Unfit {
  return unfit(
    text,
    at,
    'malformed',
    `The XML is not well formed: ${fault}.`,
    "Repair the file first; OWA can't read it either.",
  );
}

function unfit(text: string, at: number, code: ProblemCode, message: string, remedy: string): Unfit {
  return new Unfit(problemAfter(text.slice(0, at), code, message, remedy));
}
