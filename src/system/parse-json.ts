/** The value that a text is as JSON; undefined where it is none, since no JSON text is undefined. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
