import type { RuleDescription } from './rule.ts';

const described = { category: 'web-config', severity: 'error', bad: [], good: [] } as const;

/** What is said of a web.config, and by no rule on its text: by who looks for it, and by the edit itself. */
export const webConfigRules: readonly RuleDescription[] = [
  {
    ...described,
    id: 'WEB001',
    alias: 'web-config-copy',
    summary: '`webConfig` names a copy that does not exist.',
    why: 'The preview is made from it. A plan without the preview that the file asks for would show less than was meant.',
    source: 'docs/environment.md.',
  },
  {
    ...described,
    id: 'WEB015',
    alias: 'web-config-value',
    summary: 'A new value has a character that the file cannot hold.',
    why: 'Neither XML nor the encoding of the file has a way to write it.',
    source: 'Extensible Markup Language (XML) 1.0.',
  },
  {
    ...described,
    id: 'WEB016',
    alias: 'web-config-inverse',
    summary: 'An edit cannot be undone to the byte.',
    why: 'The recorded inverse does not give back the original, so the backup has to be put back by hand.',
    source: 'docs/decisions/web-config-edit.md.',
  },
];
