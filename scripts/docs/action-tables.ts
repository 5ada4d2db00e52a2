import type { Input, OutputDescription } from '../../src/action/description/action-description.ts';

/** An input as action.yml has it. */
export function inputEntry({ description, value }: Input) {
  return value === 'required' ? { description, required: true } : { description, default: value.default };
}

export function inputTable(inputs: readonly Input[]): string {
  return table(
    ['input', 'default', 'meaning'],
    inputs.map((input) => [`\`${input.name}\``, shownDefault(input), `${input.description}.`]),
  );
}

export function outputTable(outputs: readonly OutputDescription[]): string {
  return table(
    ['output', 'meaning'],
    outputs.map((output) => [`\`${output.name}\``, `${output.description}.`]),
  );
}

function shownDefault({ value }: Input): string {
  if (value === 'required') return 'required';
  return value.default === '' ? 'empty' : `\`${value.default}\``;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((title, index) =>
    Math.max(title.length, ...escaped.map((row) => (row[index] ?? '').length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...escaped.map(line)].join('\n');
}
