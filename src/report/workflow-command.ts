/**
 * A line of the runner's command language. The runner reads `::name key=value::data` at the start of a line,
 * undoes the escapes below, and cuts a message at 4,096 characters.
 */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  data: string,
): string {
  const list = Object.entries(properties)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}=${escapeProperty(String(value))}`)
    .join(',');
  return `::${name}${list === '' ? '' : ` ${list}`}::${escapeData(data)}`;
}

/**
 * Text that must not be taken for a command: the runner also looks behind leading blanks, and finds the older
 * `##[name]` form anywhere in a line.
 */
export function notACommand(text: string): string {
  return text.replace(/^(\s*):(?=:)/gmu, '$1: ').replaceAll('##[', '## [');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
