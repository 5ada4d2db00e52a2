import type { PlanDirectory } from '../bundle/read-plan-directory.ts';
import type { Mask } from './mask-event.ts';
import type { RunMode } from './run-report.ts';

/** One run of a plan's runbook. */
export interface RunRequest {
  readonly mode: RunMode;
  readonly plan: PlanDirectory;
  /** Taken to every text of the child before anybody sees it. */
  readonly mask: Mask;
  readonly targets: readonly string[];
  readonly steps: readonly string[];
  /** Absolute path of the journal's folder; the runbook has its own default. */
  readonly journal?: string;
  /** Absolute path of the PowerShell to start, or a name on PATH. */
  readonly powershell?: string;
  readonly observed?: string;
  readonly approvedBy?: string;
  /** No server is begun that would not be finished by this moment, as far as can be known; one that is begun is finished. */
  readonly stopBefore?: Date;
  /** Called with the private copy right before it is started; throws where that may not be. */
  readonly mayRun?: (copy: PlanDirectory) => void;
}
