import { version } from '../system/generated/version.ts';
import type { VerbResult } from './verb-result.ts';

/**
 * The one document that `--format json` prints, described in `docs/json.md`.
 * `##[` is written with an escape: a runner would take it for a command, even inside a line.
 */
export function jsonDocument(result: VerbResult): string {
  const message = [result.message, result.remedy].filter((part) => part !== undefined).join('\n');
  const document = {
    schema: 1,
    version,
    verb: result.verb,
    exitCode: result.exitCode,
    reason: result.reason,
    message: message === '' ? undefined : message,
    environments: result.environments.map(({ name, directory, digest, steps, findings }) => ({
      name,
      directory: directory ?? null,
      digest: digest ?? null,
      steps: steps ?? null,
      findings,
    })),
    findings: result.findings,
    suppressed: result.suppressed?.map(({ finding, reason, by }) => ({ ...finding, by, reason })),
    notes: result.notes,
    settings: result.settings,
    run: result.run,
  };
  return `${JSON.stringify(document, null, 2).replaceAll('##[', '##\\u005b')}\n`;
}
