/** Words of a condition that asks which product or which PowerShell this is, or whether a command is there. */
const asks = /version|edition|get-command|coreclr|201[0-9]|\bE1[0-9]\b|iswindows|build/i;

/** A block that begins farther away is not looked for. In UTF-16 units. */
const farthest = 50_000;

/**
 * Whether a place is in a block that runs only under a condition on versions: then it is known to be for some of them. It
 * looks at the text before each open brace, and takes braces in texts and comments for braces too.
 */
export function isGuarded(text: string, offset: number): boolean {
  let depth = 0;
  for (let at = offset - 1; at >= Math.max(0, offset - farthest); at -= 1) {
    const character = text.charCodeAt(at);
    if (character === 0x7d) depth += 1;
    if (character !== 0x7b) continue;
    depth -= 1;
    if (depth >= 0) continue;
    depth = 0;
    const before = text.slice(Math.max(0, at - 400), at).trimEnd();
    const start = before.lastIndexOf('\n', before.lastIndexOf('\n') - 1);
    const head = before.slice(start + 1);
    if (/\b(else|catch)$/i.test(head)) return true;
    if (/\b(if|elseif|switch|while|where-object|\?)\b/i.test(head) && head.endsWith(')') && asks.test(head))
      return true;
    // A label of a switch, as in `'2013' {`.
    if (/^\s*['"(]?[\w$.\s'"-]*201[0-9][\w.\s'"-]*[)'"]?$/.test(head.slice(head.lastIndexOf('\n') + 1)))
      return true;
  }
  return false;
}
