/** The events among the lines that a runbook printed (docs/runbook.md); what is no event is left out. */
export function eventsOf<Event extends { readonly event: string }>(stdout: string): Event[] {
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('{"event"'))
    .flatMap((line) => {
      try {
        return [JSON.parse(line) as Event];
      } catch {
        return []; // the last line of a killed run
      }
    });
}
