import type { ExchangeGeneration } from '../catalog/versions.ts';
import type { Environment } from '../environment/environment.ts';
import type { ResourceName } from './resource-name.ts';
import type { ServerTarget, Target } from './target.ts';
import type { PowerShellPart } from './template.ts';

/** One idempotent change. The texts are sentences for people. */
export interface Step {
  readonly kind: 'step';
  readonly id: string;
  readonly target: Target;
  /** Of target `exchange` only: the shell of this generation is asked. Without it the organisation's; see `organisationGeneration`. */
  readonly generation?: ExchangeGeneration;
  readonly resource: ResourceName;
  readonly title: string;
  readonly why: string;
  readonly impact: string;
  readonly test: string;
  readonly apply: string;
  readonly verify: string;
  readonly undo: string;
  readonly residue: readonly string[];
  readonly dependsOn: readonly string[];
  /** Steps after whose change (or undo) this one has to run; it has no state of its own. */
  readonly triggeredBy?: readonly string[];
  readonly keyPath: string;
  readonly powershell: PowerShellPart;
}

/** A question to the live system. A required one that fails, or can't be answered, stops Apply before its first change. */
export interface Check {
  readonly kind: 'check';
  readonly id: string;
  readonly target: Target;
  /** As in `Step`. */
  readonly generation?: ExchangeGeneration;
  readonly title: string;
  readonly why: string;
  readonly safety: 'required' | 'advice';
  /** Preflight before the first change; health where it stands among the steps, and in Verify; verification in Verify only. */
  readonly phase: 'preflight' | 'health' | 'verification';
  /** How long the question is repeated until it passes; without it it is asked once. */
  readonly waitSeconds?: number;
  readonly keyPath: string;
  readonly powershell: PowerShellPart;
}

/** A run waits here if it changed something of the server and another one has something to be done. */
export interface Pause {
  readonly kind: 'pause';
  readonly id: string;
  readonly target: ServerTarget;
  readonly seconds: number;
  readonly why: string;
  readonly keyPath: string;
}

/** Where the commands of a target come from, and which of them the plan needs there. */
export type Connection =
  | {
      readonly target: 'skype';
      readonly kind: 'module';
      readonly module: string;
      readonly generation: string;
      readonly commands: readonly string[];
    }
  | {
      /** The module of another machine: the blocks are sent there. */
      readonly target: 'skype';
      readonly kind: 'module-host';
      readonly module: string;
      readonly host: string;
      readonly generation: string;
      readonly commands: readonly string[];
    }
  | {
      /** The restricted endpoint of a pool: no topology. */
      readonly target: 'skype';
      readonly kind: 'skype-remote';
      readonly url: string;
      readonly generation: string;
      readonly commands: readonly string[];
    }
  | {
      readonly target: 'exchange';
      readonly kind: 'remote' | 'local';
      readonly url?: string;
      readonly generation: ExchangeGeneration;
      /** The one that the session asks throughout. */
      readonly domainController?: string;
      readonly commands: readonly string[];
    }
  | {
      readonly target: ServerTarget;
      readonly kind: 'winrm';
      readonly fqdn: string;
      readonly port: number;
      readonly ssl: boolean;
      readonly configurationName: string;
    }
  | { readonly target: ServerTarget; readonly kind: 'server-local'; readonly fqdn: string };

/** A part of the procedure under one heading, in the order in which it is carried out. */
export interface Section {
  readonly title: string;
  readonly notes: readonly string[];
  /** The server whose section it is. A run that has to end by a time ends between two sections. */
  readonly server?: ServerTarget;
  /** What stands in it is taken out again: `leavingSections`. */
  readonly state?: 'absent';
  readonly items: readonly (Step | Check | Pause)[];
}

export interface Plan {
  readonly environment: Environment;
  readonly connections: readonly Connection[];
  readonly sections: readonly Section[];
  readonly checks: readonly Check[];
  /** In the order of execution; rollback goes through them backwards. */
  readonly steps: readonly Step[];
  readonly pauses: readonly Pause[];
  readonly residue: readonly string[];
  /** What the plan leaves alone or does not check, said so that nobody has to guess. */
  readonly notes: readonly string[];
}
