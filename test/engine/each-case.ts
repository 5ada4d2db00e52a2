/** Two at a time: each case is a process that waits for its disk. */
export async function eachCase<T>(cases: readonly T[], body: (one: T) => Promise<void>): Promise<void> {
  const left = [...cases];
  const failures: string[] = [];
  const work = async (): Promise<void> => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) {
      try {
        await body(one);
      } catch (error) {
        failures.push(`${JSON.stringify(one)}: ${error instanceof Error ? error.message : String(error)}`);
      }
    }
  };
  await Promise.all([work(), work()]);
  if (failures.length > 0)
    throw new Error(`${failures.length} of ${cases.length} cases failed:\n${failures.join('\n')}`);
}
