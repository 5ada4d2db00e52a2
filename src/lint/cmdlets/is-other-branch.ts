/** Farther away, what belongs together is anybody's guess, and looking would take long. In UTF-16 units. */
const farthest = 20_000;

/**
 * Whether a later place of a script is outside of the block of an earlier one, as in another branch, so that perhaps only
 * one of them runs. It counts braces and takes those in texts and comments for braces too.
 */
export function isOtherBranch(text: string, earlier: number, later: number): boolean {
  if (later - earlier > farthest) return true;
  let depth = 0;
  for (let offset = earlier; offset < later; offset += 1) {
    const character = text.charCodeAt(offset);
    if (character === 0x7b) depth += 1;
    else if (character === 0x7d) depth -= 1;
    if (depth < 0) return true;
  }
  return false;
}
