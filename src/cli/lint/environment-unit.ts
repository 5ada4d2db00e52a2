import type { Judgement } from '../judge-environment.ts';
import type { LintedFile, LintedUnit } from './linted.ts';

/** A judged environment as its files: itself, and the copies of web.config files that it names. */
export function environmentUnit({ reading, copies, findings, acknowledged }: Judgement): LintedUnit {
  const { file, source } = reading;
  const own: LintedFile = {
    kind: 'environment',
    file,
    source,
    findings: findings.filter((finding) => finding.file === file),
  };
  const names = new Set(findings.map((finding) => finding.file).filter((name) => name !== file));
  for (const name of copies.sources.keys()) names.add(name);
  const others = [...names].map(
    (name): LintedFile => ({
      kind: 'web-config',
      file: name,
      source: copies.sources.get(name),
      findings: findings.filter((finding) => finding.file === name),
    }),
  );
  return { environment: { name: reading.partial.name ?? file }, files: [own, ...others], acknowledged };
}
