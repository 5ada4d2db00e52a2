/** Standard input, as far as a person answers questions there. */
export interface Answers {
  /** Whether it is a terminal. */
  readonly interactive: boolean;
  /** Its lines, without their ends. Nothing is read before the first is asked for. */
  lines(): AsyncIterable<string>;
}
