export type Segment = string | number;

const plainKey = /^[A-Za-z_][A-Za-z0-9_-]*$/;
const step = /\.?([A-Za-z_][A-Za-z0-9_-]*)|\.?("(?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4})*")|\[(\d+)\]/y;

/** `['exchange', 'servers', 0, 'name']` → `exchange.servers[0].name`; a key that is not a plain word is quoted. */
export function formatKeyPath(segments: readonly Segment[]): string {
  let text = '';
  for (const segment of segments) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += (text === '' ? '' : '.') + (plainKey.test(segment) ? segment : JSON.stringify(segment));
  }
  return text;
}

/** The inverse of `formatKeyPath`; undefined for a text that it never gives. */
export function parseKeyPath(path: string): Segment[] | undefined {
  const segments: Segment[] = [];
  step.lastIndex = 0;
  while (step.lastIndex < path.length) {
    const match = step.exec(path);
    if (match === null) return undefined;
    if (match[3] !== undefined) segments.push(Number(match[3]));
    else segments.push(match[2] === undefined ? String(match[1]) : String(JSON.parse(match[2])));
  }
  return segments;
}
