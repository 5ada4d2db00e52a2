import type { Environment, Server } from '../environment/environment.ts';
import type { Check, Step } from './plan.ts';

/**
 * What one resource, or one group of questions about what is there, gives to the plan. Functions that it does not need
 * are left out; none is called while `feature` is off.
 */
export interface Contribution {
  readonly feature?: keyof Environment['features'];
  /** Steps of the section that makes servers known to Lync, after those that stand in it already. */
  readonly trust?: (environment: Environment, before: readonly Step[]) => Step[];
  /** Steps of the section that makes the products accept each other's tokens. */
  readonly oauth?: (environment: Environment) => Step[];
  /** Steps of one server's section, after those that stand in it already. `index` is that of the environment. */
  readonly server?: (
    environment: Environment,
    server: Server,
    index: number,
    before: readonly Step[],
  ) => Step[];
  /** Whether one server is well, after its steps and before the next server's. */
  readonly health?: (server: Server, index: number) => Check;
  /** Steps that users notice, when every server is ready, and what has to be well before. */
  readonly users?: (environment: Environment) => (Step | Check)[];
  /** Asked before the first change. `copies`: see `makePlan`. */
  readonly preflight?: (environment: Environment, copies: Readonly<Record<string, string>>) => Check[];
  /** Asked by Verify, beside the health of each server. */
  readonly verification?: (environment: Environment) => Check[];
  /** What is left alone, in sentences. */
  readonly notes?: (environment: Environment) => string[];
  /** Verification that the environment gives nothing to make with, in sentences. */
  readonly notMade?: (environment: Environment) => string[];
}
