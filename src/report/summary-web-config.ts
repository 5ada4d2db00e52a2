import { certificateThumbprintKey, imServerNameKey } from '../catalog/web-config-keys.ts';
import { stayingOf } from '../plan/leaving.ts';
import type { Plan } from '../plan/plan.ts';
import { markdownCode, markdownText } from './markdown-text.ts';
import type { WebConfigResult } from './web-config-result.ts';

/** The values that each server gets, and what the edit does to the copy where there is one. */
export function webConfigLines(plan: Plan, results: readonly WebConfigResult[]): readonly string[] {
  if (plan.environment.state === 'absent') return [];
  return stayingOf(plan.environment).exchange.servers.flatMap(({ name, certificate, imServerName }) => {
    if (!plan.steps.some((step) => step.resource === 'web-config' && step.target === `server/${name}`))
      return [];
    const keys = `\`${certificateThumbprintKey}\` = ${markdownCode(certificate.thumbprint ?? '')}, \`${imServerNameKey}\` = ${markdownCode(imServerName)}`;
    const result = results.find(({ server }) => server === name);
    return [`- ${markdownCode(name)}: ${keys}.${result === undefined ? '' : ` ${copyText(result)}`}`];
  });
}

function copyText({ server, path, preview }: WebConfigResult): string {
  const copy = `On the copy ${markdownCode(path)}`;
  if (preview.kind === 'refused') {
    const { line, column, message, remedy } = preview.problem;
    return `${copy} the edit is refused at line ${line}, column ${column}: ${markdownText(message)} ${markdownText(remedy)}`;
  }
  const warnings = preview.warnings
    .map((warning) => ` Warning at line ${warning.line}: ${markdownText(warning.message)}`)
    .join('');
  if (preview.diff === '') return `${copy} nothing changes.${warnings}`;
  const changed = preview.diff.split('\n').filter((line) => /^[+-](?![+-]{2} )/.test(line)).length;
  return `${copy} ${changed === 1 ? '1 line changes' : `${changed} lines change`}, see ${markdownCode(`web.config/${server}.diff`)}; the file on the server decides.${warnings}`;
}
