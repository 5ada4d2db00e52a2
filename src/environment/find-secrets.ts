import { looksSecret } from './secrets.ts';
import type { ShapeIssue } from './shape-issue.ts';
import type { YamlScalar } from './yaml/node.ts';

interface Secrets {
  readonly scalars: ReadonlySet<YamlScalar>;
  readonly issues: readonly ShapeIssue[];
  /** The text with asterisks in place of the secrets; every character keeps its place. */
  readonly mask: (text: string) => string;
}

/** Looks at every value of a file, at whatever key it stands. */
export function findSecrets(
  values: readonly { readonly scalar: YamlScalar; readonly key: string }[],
): Secrets {
  const scalars = new Set<YamlScalar>();
  const issues: ShapeIssue[] = [];
  for (const { scalar, key } of values) {
    const what = looksSecret(key, scalar.text);
    if (what === undefined) continue;
    scalars.add(scalar);
    issues.push({
      rule: 'secret-value',
      message: `The value looks like ${what}.`,
      remedy:
        'Remove it, and renew it if this file was ever committed. Credentials never stand in an environment file: the runner works as its own account, and a person gives -ExchangeCredential, -SkypeCredential or -ServerCredential to the runbook.',
      range: scalar.range,
    });
  }
  return { scalars, issues, mask: (text) => mask(text, scalars) };
}

function mask(text: string, scalars: Iterable<YamlScalar>): string {
  const parts: string[] = [];
  let done = 0;
  for (const { range } of [...scalars].sort((a, b) => a.range.start - b.range.start)) {
    parts.push(text.slice(done, range.start), text.slice(range.start, range.end).replace(/[^\r\n]/g, '*'));
    done = range.end;
  }
  return parts.join('') + text.slice(done);
}
