/** What GitHub's code scanning takes in one upload. Source: GitHub, "SARIF support for code scanning". */
export const githubSarifLimits = {
  /** Of one run; the first 5,000 by severity are shown. */
  results: 25_000,
  /** Of the file once gzip has compressed it. */
  compressedBytes: 10_000_000,
  /** Of a short and of a full description. */
  descriptionLength: 1024,
  tagsOfRule: 20,
} as const;

/** A description as long as it may be. */
export function shorten(text: string): string {
  const { descriptionLength } = githubSarifLimits;
  return text.length <= descriptionLength ? text : `${text.slice(0, descriptionLength - 3)}...`;
}
