/** How many unchanged lines surround a change, as in every other diff. */
const context = 3;

type Mark = ' ' | '-' | '+';

/** The unified diff of two texts, empty where they are equal. Lines end at LF; a CR before it is part of the line. */
export function unifiedDiff(
  before: string,
  after: string,
  names: { readonly before: string; readonly after: string },
): string {
  if (before === after) return '';
  const lines = compare(splitLines(before), splitLines(after));
  return `--- ${names.before}\n+++ ${names.after}\n${hunks(lines).join('')}`;
}

interface DiffLine {
  readonly mark: Mark;
  readonly text: string;
}

function splitLines(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** The two texts as one list of lines; what both begin and end with is not searched. */
function compare(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  let head = 0;
  while (head < before.length && head < after.length && before[head] === after[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, after.length) - head;
  while (tail < most && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return [
    ...marked(' ', before.slice(0, head)),
    ...shortest(before.slice(head, before.length - tail), after.slice(head, after.length - tail)),
    ...marked(' ', before.slice(before.length - tail)),
  ];
}

/** Beyond so many changed lines a shortest script is worth neither the time nor the memory. */
const mostChanges = 1000;

/** How far down `before` the furthest path on each diagonal has come after one round. */
type Reach = ReadonlyMap<number, number>;

/**
 * Myers' greedy algorithm: each round allows one more deletion or insertion, and the rounds are walked back for the
 * script. Time and memory grow with the square of the number of changes, not with the texts.
 */
function shortest(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  const rounds: Reach[] = [];
  let reach: Reach = new Map([[1, 0]]);
  for (let d = 0; d <= mostChanges; d += 1) {
    rounds.push(reach);
    const next = new Map<number, number>();
    for (let k = -d; k <= d; k += 2) {
      let x = startOf(reach, k);
      while (x < before.length && x - k < after.length && before[x] === after[x - k]) x += 1;
      next.set(k, x);
      if (x >= before.length && x - k >= after.length) return walkBack(before, after, rounds);
    }
    reach = next;
  }
  return [...marked('-', before), ...marked('+', after)];
}

/** A path comes down from the diagonal above (an insertion) or right from the one below (a deletion). */
function startOf(reach: Reach, k: number): number {
  return comesDown(reach, k) ? (reach.get(k + 1) ?? 0) : (reach.get(k - 1) ?? 0) + 1;
}

function comesDown(reach: Reach, k: number): boolean {
  return (reach.get(k - 1) ?? -1) < (reach.get(k + 1) ?? -1);
}

function walkBack(
  before: readonly string[],
  after: readonly string[],
  rounds: readonly Reach[],
): readonly DiffLine[] {
  const script: DiffLine[] = [];
  let x = before.length;
  let y = after.length;
  for (const reach of rounds.toReversed()) {
    const k = x - y;
    const start = startOf(reach, k);
    for (; x > start; x -= 1, y -= 1) script.push({ mark: ' ', text: before[x - 1] ?? '' });
    if (comesDown(reach, k)) {
      y -= 1;
      if (y >= 0) script.push({ mark: '+', text: after[y] ?? '' });
    } else {
      x -= 1;
      script.push({ mark: '-', text: before[x] ?? '' });
    }
  }
  return script.reverse();
}

function hunks(lines: readonly DiffLine[]): readonly string[] {
  const changed = lines.flatMap((line, at) => (line.mark === ' ' ? [] : [at]));
  const spans: { from: number; to: number }[] = [];
  for (const at of changed) {
    const last = spans.at(-1);
    if (last !== undefined && at - context <= last.to) last.to = at + context + 1;
    else spans.push({ from: Math.max(0, at - context), to: at + context + 1 });
  }
  return spans.map(({ from, to }) => {
    const body = lines.slice(from, to);
    const ranges = [range('-', lines.slice(0, from), body), range('+', lines.slice(0, from), body)];
    return `@@ -${ranges[0]} +${ranges[1]} @@\n${body.map(printed).join('')}`;
  });
}

function range(side: '-' | '+', earlier: readonly DiffLine[], body: readonly DiffLine[]): string {
  const own = (lines: readonly DiffLine[]): number =>
    lines.filter(({ mark }) => mark === ' ' || mark === side).length;
  const count = own(body);
  const first = own(earlier) + (count === 0 ? 0 : 1);
  return count === 1 ? `${first}` : `${first},${count}`;
}

function printed({ mark, text }: DiffLine): string {
  return text.endsWith('\n') ? mark + text : `${mark}${text}\n\\ No newline at end of file\n`;
}

function marked(mark: Mark, lines: readonly string[]): readonly DiffLine[] {
  return lines.map((text) => ({ mark, text }));
}
