const reference = /&(?:(amp|lt|gt|quot|apos)|#([0-9]+)|#x([0-9A-Fa-f]+));/y;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Where in `text` the first `&` stands that begins no reference an XML file without a DTD may hold; -1 if nowhere. */
export function findBadReference(text: string): number {
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1)) {
    if (characterAt(text, at) === undefined) return at;
  }
  return -1;
}

/** What a reader sees of an attribute's raw text: white space becomes blanks first, then references their characters. */
export function attributeValue(raw: string): string {
  const blanks = raw.replace(/\r\n|[\t\r\n]/g, ' ');
  if (!blanks.includes('&')) return blanks;
  return blanks.replace(/&[^;]*;/g, (_, at: number) => characterAt(blanks, at) ?? '');
}

function characterAt(text: string, at: number): string | undefined {
  reference.lastIndex = at;
  const [, name, decimal, hex] = reference.exec(text) ?? [];
  if (name !== undefined) return named[name];
  if (decimal !== undefined) return character(decimal, 10);
  return hex === undefined ? undefined : character(hex, 16);
}

function character(digits: string, base: number): string | undefined {
  const significant = digits.replace(/^0+/, '');
  const code = significant.length > 7 ? 0 : Number.parseInt(`0${significant}`, base);
  const allowed =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff);
  return allowed ? String.fromCodePoint(code) : undefined;
}
