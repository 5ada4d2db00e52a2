/** Zero-based, end-exclusive offsets in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** Lines and columns count from 1, columns in UTF-16 units. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A text that knows its lines. A line ends, as in YAML, with LF, CRLF or CR alone. */
export class SourceText {
  readonly text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.text = text;
    this.#starts = [0];
    const lineEnd = /\r\n|\n|\r/g;
    while (lineEnd.exec(text) !== null) this.#starts.push(lineEnd.lastIndex);
  }

  placeOf(offset: number): Place {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.#starts[low] ?? 0) + 1 };
  }

  /** The offset of a place; one that the text does not have counts as the nearest before it. */
  offsetOf({ line, column }: Place): number {
    const start = this.#starts[Math.min(line, this.#starts.length) - 1] ?? 0;
    return Math.min(start + column - 1, this.text.length);
  }

  /** The text of a line (from 1) without its end, or undefined where there is none. */
  line(number: number): string | undefined {
    const start = this.#starts[number - 1];
    if (start === undefined) return undefined;
    return this.text.slice(start, this.#starts[number] ?? this.text.length).replace(/[\r\n]+$/, '');
  }
}
