import { printable } from '../report/printable.ts';
import { notACommand, workflowCommand } from '../report/workflow-command.ts';
import type { System } from '../system/system.ts';
import type { Terminal } from '../system/terminal.ts';
import type { Format } from './format.ts';
import { insideActions } from './inside-actions.ts';

export type Style = 'plain' | 'heading' | 'error' | 'warning' | 'good' | 'muted';

const colours: Readonly<Record<Style, string>> = {
  plain: '',
  heading: '1',
  error: '31',
  warning: '33',
  good: '32',
  muted: '2',
};

/** The one sink for what people read; everything that passes is made harmless for terminals and runners. */
export interface Output {
  readonly format: Format;
  /** Whether a person seems to be watching. */
  readonly interactive: boolean;
  /** Prints the text, which may hold several lines, and a line end. */
  line(text?: string, style?: Style): void;
  /** Speaks to the runner; silent in other formats than `github`. */
  command(
    name: string,
    properties: Readonly<Record<string, string | number | undefined>>,
    data: string,
  ): void;
  /** Prints the JSON document; silent in other formats than `json`. */
  document(text: () => string): void;
}

export function openOutput(system: System, format: Format): Output {
  const people: Terminal = format === 'json' ? system.errors : system.output;
  const colour = people.interactive && !system.variables.NO_COLOR && system.variables.TERM !== 'dumb';
  const runner = insideActions(system) || format === 'github';
  return {
    format,
    interactive: people.interactive,
    line(text = '', style = 'plain') {
      const safe = runner ? notACommand(printable(text)) : printable(text);
      const code = colour ? colours[style] : '';
      people.write(code === '' ? `${safe}\n` : `\u001B[${code}m${safe}\u001B[0m\n`);
    },
    command(name, properties, data) {
      if (format !== 'github') return;
      const safe = Object.entries(properties).map(([key, value]) => [
        key,
        typeof value === 'string' ? printable(value) : value,
      ]);
      people.write(`${workflowCommand(name, Object.fromEntries(safe), printable(data))}\n`);
    },
    document(text) {
      if (format === 'json') system.output.write(text());
    },
  };
}
