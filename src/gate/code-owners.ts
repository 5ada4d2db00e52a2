/** A line of CODEOWNERS: a pattern and whether anybody owns what it matches. */
interface Owned {
  readonly matches: (path: string) => boolean;
  readonly hasOwner: boolean;
}

/** Which of `paths` have no owner by this file: of all lines that match, the last counts. */
export function unowned(codeOwners: string, paths: readonly string[]): readonly string[] {
  const lines = codeOwners.split(/\r?\n/).flatMap(ownedOf);
  return paths.filter((path) => lines.findLast(({ matches }) => matches(path))?.hasOwner !== true);
}

function ownedOf(line: string): readonly Owned[] {
  const [pattern, ...owners] = line
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .split(/\s+/);
  if (pattern === undefined || pattern === '') return [];
  return [{ matches: matcher(pattern), hasOwner: owners.length > 0 }];
}

/** The patterns are those of .gitignore, without `!` and `[ ]`; a file or a folder with all that is in it. */
function matcher(pattern: string): (path: string) => boolean {
  const isAnchored = pattern.replace(/\/$/, '').includes('/');
  const body = pattern.replace(/^\//, '');
  const isFolder = body.endsWith('/');
  const expression = body
    .replace(/\/$/, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/|\/\*\*|\*\*|\*|\?/g, (wild) => wildcards[wild] ?? wild);
  // `docs/*` owns the files of the folder, not those in folders below it.
  const tail = isFolder ? '/.*' : /(^|\/)\*$/.test(body) && body !== '*' ? '' : '(?:/.*)?';
  const found = new RegExp(`^${isAnchored ? '' : '(?:.*/)?'}${expression}${tail}$`);
  return (path) => found.test(path);
}

const wildcards: Readonly<Record<string, string>> = {
  '**/': '(?:.*/)?',
  '/**': '/.*',
  '**': '.*',
  '*': '[^/]*',
  '?': '[^/]',
};
