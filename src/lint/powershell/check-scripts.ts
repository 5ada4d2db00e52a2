import type { Finding, Severity } from '../../environment/finding.ts';
import type { System } from '../../system/system.ts';
import { distinct, inFileOrder } from '../finding-order.ts';
import { syntaxError } from '../frame-rules.ts';
import { lintTexts } from '../lint-texts.ts';
import { toFinding } from '../run-text-rules.ts';
import type { TextFile } from '../text-file.ts';
import type { ScriptAnalysis } from './analysis.ts';
import type { ScriptReading } from './decode-reading.ts';
import { powershellLanguageOf, readByGrammar } from './powershell-language.ts';
import { type PowerShellReading, readScriptsByPowerShell, type Shell } from './read-scripts-by-powershell.ts';
import type { Script } from './script.ts';

export interface CheckedScripts {
  /** In the order of the files. */
  readonly findings: readonly (readonly Finding[])[];
  /** What was not checked, in whole sentences. */
  readonly notes: readonly string[];
}

const noShell =
  'No PowerShell was found: whether the scripts are valid was not checked, and PSScriptAnalyzer did not run.';

/**
 * Runs our rules on scripts, and where there is a shell, PowerShell's parser and PSScriptAnalyzer. Our grammar reads the
 * scripts; PowerShell reads those of which it cannot read everything, and says of each whether it is valid.
 */
export async function checkScripts(
  system: System,
  shell: Shell | undefined,
  files: readonly TextFile[],
): Promise<CheckedScripts> {
  const scripts = files.map(readByGrammar);
  // A runbook is linted once for each version of Exchange that it asks.
  const texts = [...new Set(files.map(({ source }) => source.text))];
  const said = shell === undefined ? undefined : await ask(system, shell, texts, scripts);
  const numberOf = new Map(texts.map((text, index) => [text, index]));
  const answers = files.map(({ source }) => {
    const number = numberOf.get(source.text) ?? 0;
    return { reading: said?.readings[number], analysis: said?.analysis?.scripts[number] };
  });
  const read = new Map(
    files.map((file, index) => [file, withReading(scripts[index], answers[index]?.reading, file)]),
  );
  const own = await lintTexts(
    powershellLanguageOf((file) => read.get(file) ?? readByGrammar(file)),
    files,
  );
  const findings = files.map((file, index) => {
    const { reading, analysis } = answers[index] ?? {};
    return inFileOrder(
      distinct([
        ...(own[index] ?? []),
        ...syntaxFindings(file, read.get(file), reading),
        ...analysisFindings(file, analysis),
      ]),
    );
  });
  return { findings, notes: notesOn(said, files, answers) };
}

function ask(
  system: System,
  shell: Shell,
  texts: readonly string[],
  scripts: readonly Script[],
): Promise<PowerShellReading> {
  const hard = new Set(scripts.filter(({ unread }) => unread.length > 0).map(({ source }) => source.text));
  const asked = texts.map((text) => ({
    ...({ text, encoding: { name: 'utf-8', mark: false }, products: {} } as const),
    want: hard.has(text) ? ('model' as const) : ('validity' as const),
  }));
  return readScriptsByPowerShell(system, shell, asked, 'WhereInstalled');
}

/** What PowerShell read counts where it read everything. */
function withReading(
  script: Script | undefined,
  reading: ScriptReading | undefined,
  { encoding, context }: TextFile,
): Script | undefined {
  if (script === undefined || reading === undefined) return script;
  const { syntaxErrors, script: model } = reading;
  if (model === undefined || syntaxErrors.length > 0) return { ...script, syntaxErrors };
  return { ...model, encoding, products: context.products };
}

/** The first faults of a script, one at a place: what follows is often their consequence. */
const mostFaults = 3;

/** Windows PowerShell calls invalid what came after it; a rule of ours tells where that does not fit. */
function syntaxFindings(
  file: TextFile,
  script: Script | undefined,
  reading: ScriptReading | undefined,
): readonly Finding[] {
  if (reading === undefined || script === undefined) return [];
  const isTooNew = script.newerSyntax.some(({ since }) => Number(since) >= 6);
  if (reading.parser < 6 && isTooNew) return [];
  return reading.syntaxErrors
    .slice(0, mostFaults)
    .map(({ at, message }) =>
      toFinding(
        syntaxError,
        { at, message, remedy: 'Mend it; what follows in the file may be read otherwise then.' },
        file.source,
        file.file,
      ),
    );
}

/** An error of ours contradicts the products; what PSScriptAnalyzer calls one is bad practice. */
const severities: Readonly<Record<ScriptAnalysis['findings'][number]['severity'], Severity>> = {
  Error: 'warning',
  Warning: 'warning',
  Information: 'information',
};

function analysisFindings(file: TextFile, analysis: ScriptAnalysis | undefined): readonly Finding[] {
  return (analysis?.findings ?? []).map(({ rule, severity, message, at }) =>
    toFinding(
      { alias: rule, severity: severities[severity] },
      { at, message, remedy: 'The page of this rule of PSScriptAnalyzer says what to write instead.' },
      file.source,
      file.file,
    ),
  );
}

function notesOn(
  said: PowerShellReading | undefined,
  files: readonly TextFile[],
  answers: readonly { readonly analysis: ScriptAnalysis | undefined }[],
): readonly string[] {
  if (said === undefined || said.failure === 'not-found') return [noShell];
  const notes: string[] = [];
  if (said.failure !== undefined) notes.push(`PowerShell did not check every script: ${said.failure}.`);
  if (said.analysis === undefined) return [...notes, 'PSScriptAnalyzer is not installed: it did not run.'];
  for (const [index, { file }] of files.entries()) {
    const analysis = answers[index]?.analysis;
    if (analysis?.isDone === false) notes.push(`PSScriptAnalyzer did not come to ${file}.`);
    if (analysis !== undefined && analysis.failed.length > 0)
      notes.push(`PSScriptAnalyzer failed on ${file} in its own rules ${analysis.failed.join(', ')}.`);
  }
  return notes;
}
