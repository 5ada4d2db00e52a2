import type { Range } from '../../environment/source-text.ts';
import { parseJson } from '../../system/parse-json.ts';

/** What PSScriptAnalyzer says of some scripts. */
export interface Analysis {
  readonly version: string;
  /** In the order of the scripts. */
  readonly scripts: readonly ScriptAnalysis[];
}

export interface ScriptAnalysis {
  readonly findings: readonly {
    /** As PSScriptAnalyzer calls it: `PSAvoidUsingCmdletAliases`. */
    readonly rule: string;
    readonly severity: 'Error' | 'Warning' | 'Information';
    readonly message: string;
    readonly at: Range;
  }[];
  /** Rules that threw on this script. */
  readonly failed: readonly string[];
  /** False where it did not come to this script. */
  readonly isDone: boolean;
}

/** What analyze-scripts.ps1 wrote; undefined where there is no PSScriptAnalyzer, or nobody asked. */
export function readAnalysis(
  count: number,
  textOf: (name: string) => string | undefined,
): Analysis | undefined {
  const about = parsed<{ readonly version: string | null }>(textOf('analyzer.json'));
  const version = about?.version ?? undefined;
  if (version === undefined) return undefined;
  return {
    version,
    scripts: Array.from({ length: count }, (_, index) => analysisOf(textOf(`${index}.findings.json`))),
  };
}

interface Written {
  readonly findings: readonly (Omit<ScriptAnalysis['findings'][number], 'at'> & Range)[];
  readonly failed: readonly string[];
}

function analysisOf(json: string | undefined): ScriptAnalysis {
  const written = parsed<Written>(json);
  if (written === undefined) return { findings: [], failed: [], isDone: false };
  const findings = written.findings.map(({ start, end, ...finding }) => ({
    ...finding,
    at: { start, end },
  }));
  return { findings, failed: written.failed, isDone: true };
}

/** Undefined for what is not there, or was cut off when the child was ended. */
function parsed<T>(json: string | undefined): T | undefined {
  return json === undefined ? undefined : (parseJson(json) as T | undefined);
}
