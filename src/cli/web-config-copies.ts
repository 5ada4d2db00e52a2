import { dirname, join } from 'node:path';
import { certificateThumbprintKey, imServerNameKey } from '../catalog/web-config-keys.ts';
import type { Environment } from '../environment/environment.ts';
import type { Finding } from '../environment/finding.ts';
import type { Positions } from '../environment/positions.ts';
import type { SourceText } from '../environment/source-text.ts';
import { lintTexts } from '../lint/lint-texts.ts';
import { readTextFile } from '../lint/read-text-file.ts';
import { noContext } from '../lint/text-file.ts';
import { webConfigFileRules } from '../lint/web-config-rules/web-config-file-rules.ts';
import { webConfigLanguage } from '../lint/web-config-rules/web-config-language.ts';
import type { WebConfigResult } from '../report/web-config-result.ts';
import { sha256 } from '../system/sha256.ts';
import type { System } from '../system/system.ts';
import type { WebConfigKey } from '../webconfig/keys.ts';
import { previewWebConfig } from '../webconfig/preview.ts';
import type { WebConfigProblem } from '../webconfig/problem.ts';

export interface WebConfigCopies {
  readonly results: readonly WebConfigResult[];
  /** SHA-256 of each copy, by the server's name. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly findings: readonly Finding[];
  /** The copies as text, by path, as findings name it. */
  readonly sources: ReadonlyMap<string, SourceText>;
}

/** Reads the copies of web.config files that an environment names, tries the edit on each and runs the rules on them. */
export async function readWebConfigCopies(
  system: System,
  environment: Environment,
  file: string,
  positions: Positions,
): Promise<WebConfigCopies> {
  const results: WebConfigResult[] = [];
  const hashes: Record<string, string> = {};
  const findings: Finding[] = [];
  const sources = new Map<string, SourceText>();
  for (const [index, server] of environment.exchange.servers.entries()) {
    if (server.webConfig === undefined) continue;
    const keyPath = `exchange.servers[${index}].webConfig`;
    const path = join(dirname(file), server.webConfig).replaceAll('\\', '/');
    if (system.files.kind(path) !== 'file') {
      findings.push(missingCopy(server.webConfig, file, keyPath, positions));
      continue;
    }
    const bytes = system.files.read(path);
    hashes[server.name] = sha256(bytes);
    const preview = previewWebConfig(bytes, webConfigKeys(server), 'web.config');
    results.push({ server: server.name, path: server.webConfig, preview });
    const problems = preview.kind === 'refused' ? [preview.problem] : preview.warnings;
    const severity = preview.kind === 'refused' ? 'error' : 'warning';
    const edit = problems
      .map((problem) => findingOf(problem, severity, path, keyPath))
      .filter(({ rule }) => !webConfigFileRules.some(({ alias }) => alias === rule));
    const read = readTextFile(path, bytes, () => ({
      ...noContext,
      server,
      environments: [environment.name],
    }));
    if ('text' in read) sources.set(path, read.text.source);
    const found =
      'text' in read ? ((await lintTexts(webConfigLanguage, [read.text]))[0] ?? []) : [read.refused];
    findings.push(...edit, ...found.map((finding) => ({ ...finding, path: keyPath })));
  }
  return { results, hashes, findings, sources };
}

/** The keys that OWA of Exchange 2013 reads. */
export function webConfigKeys(server: Environment['exchange']['servers'][number]): readonly WebConfigKey[] {
  return [
    { key: certificateThumbprintKey, value: server.certificate.thumbprint ?? '' },
    { key: imServerNameKey, value: server.imServerName },
  ];
}

function missingCopy(name: string, file: string, path: string, positions: Positions): Finding {
  const { line, column } = positions.nearest(path);
  const message = `The copy ${name} does not exist.`;
  const remedy =
    'Put the copy there, correct the path (it is relative to the environment file), or leave the key out.';
  return { rule: 'web-config-copy', severity: 'error', message, remedy, file, line, column, path };
}

function findingOf(
  problem: WebConfigProblem,
  severity: 'error' | 'warning',
  file: string,
  path: string,
): Finding {
  const { code, line, column, message, remedy } = problem;
  return { rule: `web-config-${code}`, severity, message, remedy, file, line, column, path };
}
