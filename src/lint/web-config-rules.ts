import type { ProblemCode } from '../webconfig/problem.ts';
import type { RuleDescription } from './rule.ts';

type Described = Pick<RuleDescription, 'id' | 'severity' | 'summary' | 'why' | 'source'>;

const aspNet = 'Microsoft, "appSettings Element (General Settings Schema)".';
const owa = 'docs/decisions/web-config-edit.md.';

/** What the edit of a web.config refuses, or warns about. */
const problems: Readonly<Record<ProblemCode, Described>> = {
  encoding: {
    id: 'WEB002',
    severity: 'error',
    summary: 'The bytes of a web.config are not what it says that they are.',
    why: 'The file would be read wrongly, and other text than the two values would change with them.',
    source: 'Extensible Markup Language (XML) 1.0, appendix F.',
  },
  malformed: {
    id: 'WEB003',
    severity: 'error',
    summary: 'A web.config is not well-formed XML.',
    why: "OWA can't read the file either. What an edit would do to it can't be known.",
    source: 'Extensible Markup Language (XML) 1.0.',
  },
  doctype: {
    id: 'WEB004',
    severity: 'error',
    summary: 'A web.config has a DOCTYPE.',
    why: 'Its entities can change what a value means.',
    source: owa,
  },
  root: {
    id: 'WEB005',
    severity: 'error',
    summary: 'A web.config has another root element than `configuration`.',
    why: 'It is another file.',
    source: aspNet,
  },
  namespace: {
    id: 'WEB006',
    severity: 'error',
    summary: 'An element of a web.config that matters is in a namespace.',
    why: 'ASP.NET does not find it there.',
    source: aspNet,
  },
  'no-section': {
    id: 'WEB007',
    severity: 'error',
    summary: 'A web.config has no `appSettings` directly in `configuration`.',
    why: "The file of OWA's back end always has one; without it this is another file, or a damaged one.",
    source: owa,
  },
  'repeated-section': {
    id: 'WEB008',
    severity: 'error',
    summary: 'A web.config has two `appSettings`.',
    why: 'ASP.NET refuses such a file.',
    source: aspNet,
  },
  'front-end': {
    id: 'WEB009',
    severity: 'error',
    summary: "A web.config is that of the front end's proxy.",
    why: 'OWA reads its IM keys in the back end, on the Mailbox server. In the front end they do nothing.',
    source: 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013".',
  },
  'config-source': {
    id: 'WEB010',
    severity: 'error',
    summary: '`appSettings` comes from another file (`configSource`).',
    why: 'With `configSource` the section itself must be empty, so a key written there breaks OWA.',
    source: aspNet,
  },
  protected: {
    id: 'WEB011',
    severity: 'error',
    summary: '`appSettings` is encrypted.',
    why: 'Its keys can be neither seen nor changed in the file.',
    source: 'Microsoft, "Encrypting and Decrypting Configuration Sections".',
  },
  'repeated-key': {
    id: 'WEB012',
    severity: 'error',
    summary: 'One of the two keys is in a web.config twice.',
    why: 'The last one counts. Which of them a person meant can only be guessed.',
    source: aspNet,
  },
  'key-case': {
    id: 'WEB013',
    severity: 'error',
    summary: 'One of the two keys is written in another case.',
    why: 'ASP.NET takes both spellings for one key, and an edit that does not would add a second.',
    source: aspNet,
  },
  'dead-key': {
    id: 'WEB014',
    severity: 'error',
    summary: 'A later `clear` or `remove` takes one of the two keys back.',
    why: 'The key stands in the file, and OWA never sees it.',
    source: aspNet,
  },
  value: {
    id: 'WEB015',
    severity: 'error',
    summary: 'A new value has a character that the file can not hold.',
    why: 'Neither XML nor the encoding of the file has a way to write it.',
    source: 'Extensible Markup Language (XML) 1.0.',
  },
  inverse: {
    id: 'WEB016',
    severity: 'error',
    summary: 'An edit can not be undone to the byte.',
    why: 'The recorded inverse does not give back the original, so the backup has to be put back by hand.',
    source: owa,
  },
  'file-attribute': {
    id: 'WEB017',
    severity: 'warning',
    summary: '`appSettings` is completed from another file (`file`).',
    why: 'If that file holds one of the two keys, its value wins.',
    source: aspNet,
  },
  'config-builders': {
    id: 'WEB018',
    severity: 'warning',
    summary: '`appSettings` is completed by configuration builders.',
    why: 'If a builder gives one of the two keys, its value wins.',
    source: 'Microsoft, "Configuration builders for ASP.NET".',
  },
};

const missingCopy: RuleDescription = {
  id: 'WEB001',
  alias: 'web-config-copy',
  category: 'web-config',
  severity: 'error',
  summary: '`webConfig` names a copy that does not exist.',
  why: 'The preview is made from it. A plan without the preview that the file asks for would show less than was meant.',
  source: 'docs/environment.md.',
  bad: [],
  good: [],
};

/** What is found in the copies of web.config files that an environment names. */
export const webConfigRules: readonly RuleDescription[] = [
  missingCopy,
  ...Object.entries(problems).map(
    ([code, problem]): RuleDescription => ({
      ...problem,
      alias: `web-config-${code}`,
      category: 'web-config',
      bad: [],
      good: [],
    }),
  ),
];
