import type { Finding } from '../../environment/finding.ts';
import type { SourceText } from '../../environment/source-text.ts';
import type { FileKind } from '../../lint/file-kind.ts';
import { lintTexts } from '../../lint/lint-texts.ts';
import type { Products } from '../../lint/powershell/products.ts';
import { readTextFile } from '../../lint/read-text-file.ts';
import type { TextContext, TextFile } from '../../lint/text-file.ts';
import type { System } from '../../system/system.ts';
import { findShell } from '../find-shell.ts';
import type { LintedFile } from './linted.ts';

type TextKind = Exclude<FileKind, 'environment'>;

/** A file to be read as text; what is known of it beside its text. */
export interface TextTarget {
  readonly kind: TextKind;
  readonly path: string;
  readonly context: TextContext;
}

export interface LintedTexts {
  /** In the order of the targets. */
  readonly files: readonly LintedFile[];
  /** What was not checked, in whole sentences. */
  readonly notes: readonly string[];
}

/** So much text is read before it is linted, and forgotten afterwards. */
const mostBytesAtOnce = 50 * 1024 * 1024;

interface Opened {
  readonly index: number;
  readonly text: TextFile;
  /** What was found in opening it. */
  readonly own: readonly Finding[];
}

/** Lints scripts, web.config files and workflows. The rules of a kind are loaded only where there is a file of it. */
export async function lintTextFiles(system: System, targets: readonly TextTarget[]): Promise<LintedTexts> {
  const notes: string[] = [];
  const files: (LintedFile | undefined)[] = targets.map(() => undefined);
  const lint = async (kind: TextKind, opened: readonly Opened[]) => {
    if (opened.length === 0) return;
    const texts = opened.map(({ text }) => text);
    const found = await lintKind(system, kind, texts);
    notes.push(...found.notes);
    for (const [position, { index, text, own }] of opened.entries())
      files[index] = lintedFile(kind, text, [...own, ...(found.findings[position] ?? [])]);
  };
  for (const kind of ['powershell', 'web-config', 'workflow'] as const) {
    let batch: Opened[] = [];
    let bytes = 0;
    for (const [index, target] of targets.entries()) {
      if (target.kind !== kind) continue;
      const opened = await open(system, target);
      if ('refused' in opened) {
        files[index] = { kind, file: target.path, source: undefined, findings: [opened.refused] };
        continue;
      }
      batch.push({ index, ...opened });
      bytes += opened.text.bytes.length;
      if (bytes < mostBytesAtOnce) continue;
      await lint(kind, batch);
      batch = [];
      bytes = 0;
    }
    await lint(kind, batch);
  }
  return { files: files.flatMap((file) => file ?? []), notes: [...new Set(notes)] };
}

/** The text of a file in which there is nothing to show and nothing to suppress is forgotten. */
function lintedFile(kind: TextKind, { file, source }: TextFile, findings: readonly Finding[]): LintedFile {
  const isNeeded = findings.length > 0 || source.text.includes('owa-im-disable');
  return { kind, file, source: isNeeded ? source : undefined, findings };
}

async function open(
  system: System,
  { kind, path, context }: TextTarget,
): Promise<{ readonly text: TextFile; readonly own: readonly Finding[] } | { readonly refused: Finding }> {
  const read = readTextFile(path, system.files.read(path), () => context);
  if ('refused' in read || kind !== 'powershell') return 'refused' in read ? read : { ...read, own: [] };
  const { products, findings } = await productsOf(read.text.source, path, context.products);
  return { text: { ...read.text, context: { ...context, products } }, own: findings };
}

async function productsOf(source: SourceText, path: string, outside: Products) {
  const { scriptProducts } = await import('../../lint/script-products.ts');
  return scriptProducts(source, path, outside);
}

async function lintKind(
  system: System,
  kind: TextKind,
  texts: readonly TextFile[],
): Promise<{
  readonly findings: readonly (readonly Finding[])[];
  readonly notes: readonly string[];
}> {
  switch (kind) {
    case 'powershell': {
      const { checkScripts } = await import('../../lint/powershell/check-scripts.ts');
      return checkScripts(system, findShell(system), texts);
    }
    case 'web-config': {
      const { webConfigLanguage } = await import('../../lint/web-config-rules/web-config-language.ts');
      return { findings: await lintTexts(webConfigLanguage, texts), notes: [] };
    }
    case 'workflow': {
      const { workflowLanguage } = await import('../../lint/workflow-rules/workflow-language.ts');
      return { findings: await lintTexts(workflowLanguage, texts), notes: [] };
    }
  }
}
