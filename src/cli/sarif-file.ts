import type { Companion } from '../bundle/plan-writer.ts';
import type { Finding } from '../environment/finding.ts';
import type { AcknowledgedFinding } from '../lint/linted-environment.ts';
import type { RuleDescription } from '../lint/rule.ts';
import { type Sarif, toSarif } from '../lint/sarif.ts';
import type { SuppressedFinding } from '../lint/suppressions/suppressed-finding.ts';
import { version } from '../system/generated/version.ts';
import type { RulePages } from './rule-pages.ts';

interface Found {
  readonly findings: readonly Finding[];
  readonly acknowledged: readonly AcknowledgedFinding[];
  readonly suppressed: readonly SuppressedFinding[];
}

/** Findings as SARIF 2.1.0; what the owner accepts is in it as suppressed. */
export function sarifOf(found: Found, rules: readonly RuleDescription[], { url }: RulePages): Sarif {
  return toSarif({ version, ...found, rules, ...(url === undefined ? {} : { pages: url }) });
}

/** `<name>.lint.sarif` beside a plan directory. */
export function sarifCompanion(name: string, sarif: Sarif): Companion {
  return { name: `${name}.lint.sarif`, content: sarif.text, isOwn: isOwnSarif };
}

function isOwnSarif(text: string): boolean {
  return /"driver":\s*\{\s*"name":\s*"owa-im"/.test(text);
}
