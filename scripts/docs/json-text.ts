const widest = 110;

/** JSON as the project's formatter leaves it: two blanks, and a list without objects on one line where it fits. */
export function jsonText(value: unknown): string {
  return `${render(value, '', 0)}\n`;
}

/** `before` is what stands on the line already, without the indentation. */
function render(value: unknown, indent: string, before: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    const items = value.map((item: unknown) => render(item, deeper, 0));
    const line = `[${items.join(', ')}]`;
    const isPlain = !line.includes('{') && !line.includes('\n');
    // A comma may follow.
    if (value.length === 0 || (isPlain && indent.length + before + line.length + 1 <= widest)) return line;
    return `[\n${items.map((item) => deeper + item).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(([name, inner]) => {
    const head = `${JSON.stringify(name)}: `;
    return `${deeper}${head}${render(inner, deeper, head.length)}`;
  });
  return entries.length === 0 ? '{}' : `{\n${entries.join(',\n')}\n${indent}}`;
}
