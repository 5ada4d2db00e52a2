import type { Companion } from '../bundle/plan-writer.ts';
import { toSarif } from '../lint/sarif.ts';
import { version } from '../system/generated/version.ts';
import type { Judgement } from './judge-environment.ts';

/** The findings of some environment files as SARIF 2.1.0; what the owner accepts is in it as suppressed. */
export function sarifOf(judgements: readonly Pick<Judgement, 'findings' | 'acknowledged'>[]): string {
  return toSarif({
    version,
    findings: judgements.flatMap((judgement) => judgement.findings),
    acknowledged: judgements.flatMap((judgement) => judgement.acknowledged),
  });
}

/** `<name>.lint.sarif` beside a plan directory. */
export function sarifCompanion(name: string, judgement: Judgement): Companion {
  return { name: `${name}.lint.sarif`, content: sarifOf([judgement]), isOwn: isOwnSarif };
}

function isOwnSarif(text: string): boolean {
  return /"driver":\s*\{\s*"name":\s*"owa-im"/.test(text);
}
