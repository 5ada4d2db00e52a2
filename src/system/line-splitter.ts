import { StringDecoder } from 'node:string_decoder';

export interface LineSplitter {
  take(chunk: Uint8Array): void;
  /** Hands on what came after the last line end, if anything. */
  end(): void;
}

/** UTF-8 bytes in pieces of any size come out as whole lines; CRLF, LF and a lone CR all end one. */
export function splitLines(onLine: (line: string) => void): LineSplitter {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  const hand = (text: string, last: 'more' | 'end') => {
    const pieces = (rest + text).split(/\r\n|\n|\r(?!$)/);
    rest = pieces.pop() ?? '';
    for (const piece of pieces) onLine(piece);
    if (last === 'end' && rest !== '') {
      onLine(rest.replace(/\r$/, ''));
      rest = '';
    }
  };
  return {
    take: (chunk) => hand(decoder.write(Buffer.from(chunk)), 'more'),
    end: () => hand(decoder.end(), 'end'),
  };
}
