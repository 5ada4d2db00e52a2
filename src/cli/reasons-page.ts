import { type Reason, reasons } from '../system/refusal.ts';
import { exitCodeOf } from './exit-code.ts';
import { verbsOf } from './reason-verbs.ts';

/** The text of `docs/reasons.md`. */
export function reasonsPage(): string {
  const rows = Object.entries(reasons).map(([name, meaning]) => {
    const reason = name as Reason;
    const verbs = verbsOf[reason];
    const given = verbs.length === 0 ? 'none yet' : verbs.map((verb) => `\`${verb}\``).join(', ');
    return [`\`${reason}\``, String(exitCodeOf(reason)), given, meaning];
  });
  return `<!-- Written by scripts/docs.mjs from src/system/refusal.ts and src/cli/reason-verbs.ts. Do not edit. -->

# Reasons

A verb that fails or refuses gives exactly one of these words, on standard error or as \`reason\` in the JSON document.
They are a closed set: a word may be added, none changes its meaning. Checks are made in the order of this table,
and the first that does not hold is told. The gate inside GitHub Actions has an order of its own, which
[security.md](security.md#the-gate) states with every refusal that it gives.

${table(['reason', 'exit code', 'verbs', 'meaning'], rows)}

Exit code 0 is "done"; 3, which only \`test\` gives, is "the live system differs from the plan" and has no reason.
`;
}

/** A Markdown table with aligned columns, as the formatter leaves it. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}
