import { unifiedDiff } from './diff.ts';
import { editWebConfig } from './edit.ts';
import { decode } from './encoding.ts';
import type { WebConfigKey } from './keys.ts';
import type { WebConfigProblem } from './problem.ts';

/** What the plan directory shows of one server: the result's bytes, and the diff as text. */
export type Preview =
  | {
      readonly kind: 'edited';
      readonly bytes: Uint8Array;
      readonly diff: string;
      readonly warnings: readonly WebConfigProblem[];
    }
  | { readonly kind: 'refused'; readonly problem: WebConfigProblem };

/** The diff names the file `a/<name>` and `b/<name>`, and is empty where nothing changes. */
export function previewWebConfig(bytes: Uint8Array, keys: readonly WebConfigKey[], name: string): Preview {
  const edit = editWebConfig(bytes, keys);
  if (edit.kind === 'refused') return edit;
  const diff = unifiedDiff(diffText(bytes), diffText(edit.bytes), {
    before: `a/${name}`,
    after: `b/${name}`,
  });
  return { kind: 'edited', bytes: edit.bytes, diff, warnings: edit.warnings };
}

/** With UTF-8's byte order mark, so that a patch program finds the first line; other encodings are only shown. */
function diffText(bytes: Uint8Array): string {
  const { encoding, markLength, text } = decode(bytes);
  return encoding === 'utf-8' && markLength > 0 ? `\uFEFF${text}` : text;
}
