/** The application pool that OWA's front end and back end share. */
export const owaApplicationPool = 'MSExchangeOWAAppPool';

/** Matches the command line of its worker processes: w3wp.exe names its pool there. */
export const owaWorkerPattern = `*${owaApplicationPool}*`;
