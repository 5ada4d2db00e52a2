/** A file with more faults than this is something else than an environment file. */
export const maximumFindings = 500;
