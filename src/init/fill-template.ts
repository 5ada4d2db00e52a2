/**
 * Puts values in place of the words that stand for them. Each value is a name, a list of names or a version that its flag
 * was held to: none can end a line or begin an expression.
 */
export function fillTemplate(text: string, values: Readonly<Record<string, string>>): string {
  const word = new RegExp(`\\b(${Object.keys(values).join('|')})\\b`, 'g');
  return text.replace(word, (name) => values[name] ?? name);
}
