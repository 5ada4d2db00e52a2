import { Problem } from './problem.ts';

/** Text for people, or a name that Exchange allows any letters in. Invisible characters are refused before this is asked. */
export function readOneLineText(text: string): string | Problem {
  if (text.trim() === '') return new Problem('The text is empty.', 'Write a text, or remove the key.');
  if (text !== text.trim()) return new Problem('The text begins or ends with a blank.', 'Remove the blank.');
  if (text.length > 1024)
    return new Problem(`The text has ${text.length} characters; 1024 are allowed.`, 'Shorten it.');
  return text;
}
