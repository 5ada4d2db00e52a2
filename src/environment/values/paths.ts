import { Problem } from './problem.ts';
import { quote } from './quote.ts';

const devices = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/i;

/** A folder on a server's own drive: `D:\Exchange\V15\`. Non-ASCII letters are allowed, as Windows allows them. */
export function readWindowsPath(text: string): string | Problem {
  const fault = faultOfWindowsPath(text);
  if (fault === undefined) return text;
  return new Problem(
    `${quote(text)} ${fault}`,
    'Write it as the server knows it: C:\\Program Files\\Microsoft\\Exchange Server\\V15\\.',
  );
}

function faultOfWindowsPath(text: string): string | undefined {
  if (text.includes('/')) return 'is not a Windows path: it holds "/".';
  if (text.startsWith('\\\\')) return 'is a network path; Exchange is installed on a drive of the server.';
  if (text.includes('%') || text.includes('$')) return 'holds a variable; values are used literally.';
  if (!/^[A-Za-z]:\\/.test(text)) return 'does not begin with a drive.';
  if (text.length > 240) return `has ${text.length} characters; 240 leave room for what lies below it.`;
  for (const part of text.slice(3).replace(/\\$/, '').split('\\')) {
    if (part === '' && text.length > 3) return 'has an empty part.';
    if (part === '.' || part === '..') return `holds ${quote(part)}.`;
    if (/[<>:"|?*]/.test(part)) return "holds a character that no folder's name has.";
    if (/[ .]$/.test(part)) return `has a part that ends with a blank or a dot: ${quote(part)}.`;
    if (devices.test(part)) return `has a part that is the name of a device in Windows: ${quote(part)}.`;
  }
  return undefined;
}

/**
 * A file beside the environment file or below it. Nothing else may be named: what it holds is shown in the plan, and
 * whoever may propose a change of the environment file must not choose any file of the machine for that.
 */
export function readRelativePath(text: string): string | Problem {
  const fault = faultOfRelativePath(text);
  if (fault === undefined) return text;
  return new Problem(
    `${quote(text)} ${fault}`,
    'Write a path relative to this file, in its folder or below, with "/": web.config/ex14.config.',
  );
}

function faultOfRelativePath(text: string): string | undefined {
  if (text.includes('\\')) return 'holds "\\".';
  if (text.startsWith('/') || /^[A-Za-z]:/.test(text) || text.startsWith('~')) return 'is not relative.';
  const parts = text.split('/');
  if (parts.includes('..')) return "leads out of this file's folder.";
  return parts.includes('') || parts.includes('.') ? 'has an empty or a "." part.' : undefined;
}
