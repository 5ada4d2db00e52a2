import type { ExchangeGeneration, SkypeGeneration } from '../../catalog/versions.ts';

/** The product versions that a script is written for, as far as they are known; rules on versions need them. */
export interface Products {
  readonly exchange?: ExchangeGeneration;
  readonly skype?: SkypeGeneration;
  /** Of the machine that runs it. */
  readonly powershell?: '3.0' | '4.0' | '5.1' | '7.0';
}
