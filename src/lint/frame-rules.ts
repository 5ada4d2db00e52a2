import type { RuleDescription } from './rule.ts';
import { suppressionRules } from './suppressions/suppression-rules.ts';

const accepted = `acknowledge:
  - rule: production-without-window
    reason: changes are released by the change board
`;

export const ruleCrashed: RuleDescription = {
  id: 'OWA901',
  alias: 'rule-crashed',
  category: 'frame',
  severity: 'error',
  summary: 'A rule failed.',
  why: 'A fault of owa-im, not of the file. What the rule would have found is unknown, so the file does not pass.',
  source: 'docs/environment.md.',
  bad: [],
  good: [],
};

export const acknowledgedUnknown: RuleDescription = {
  id: 'OWA902',
  alias: 'acknowledge-unknown-rule',
  category: 'frame',
  severity: 'warning',
  summary: '`acknowledge` names a rule that does not exist.',
  why: 'The warning that is meant stays.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'A misspelt rule.',
      text: `acknowledge:
  - rule: production-without-windows
    reason: changes are released by the change board
`,
      at: ['acknowledge[0].rule'],
    },
  ],
  good: [{ title: 'By name.', text: accepted }],
};

export const acknowledgedError: RuleDescription = {
  id: 'OWA903',
  alias: 'acknowledge-error',
  category: 'frame',
  severity: 'warning',
  summary: '`acknowledge` names a rule that finds errors.',
  why: 'An error contradicts itself or the product. No plan is made from it, whoever accepts it.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'An error.',
      text: `acknowledge:
  - rule: iisreset-outside-lab
    reason: at night
`,
      at: ['acknowledge[0].rule'],
    },
  ],
  good: [{ title: 'A warning.', text: accepted }],
};

export const acknowledgedNothing: RuleDescription = {
  id: 'OWA904',
  alias: 'acknowledge-unused',
  category: 'frame',
  severity: 'information',
  summary: '`acknowledge` names a rule that finds no warning.',
  why: 'An entry that stays when its cause is gone would hide the next one.',
  source: 'docs/environment.md.',
  bad: [{ title: 'Nothing to accept.', text: `stage: lab\n${accepted}`, at: ['acknowledge[0].rule'] }],
  good: [{ title: 'A warning that is there.', text: `stage: production\n${accepted}` }],
};

export const notChecked: RuleDescription = {
  id: 'OWA905',
  alias: 'not-checked',
  category: 'frame',
  severity: 'information',
  summary: '`check` could not plan the environment file again.',
  why: 'A plan directory holds no copy of its environment file. Where the file is not at hand, only that the directory is intact and has the digest is known, not that the file still gives this plan.',
  source: 'docs/json.md.',
  bad: [],
  good: [],
};

const script = {
  category: 'frame',
  source: 'docs/lint.md.',
  bad: [],
  good: [],
} as const;

export const productsInvalid: RuleDescription = {
  ...script,
  id: 'OWA911',
  alias: 'products-invalid',
  severity: 'warning',
  summary: 'The comment that names the products of a script is wrong.',
  why: 'Rules on the version of a product stay silent, or judge by another one.',
  bad: [
    {
      title: 'A version that does not exist.',
      text: '# owa-im-products exchange=2017\nGet-Mailbox -Identity jo\n',
      at: ['1:19'],
    },
    {
      title: 'A product that rules know nothing of.',
      text: '#requires -Version 5.1\n# owa-im-products exchange=2016 teams=1\n',
      at: ['2:33'],
    },
    { title: 'A name alone.', text: '# owa-im-products skype\n', at: ['1:19'] },
  ],
  good: [
    { title: 'All three.', text: '# owa-im-products exchange=2016-cu23 skype=sfb-2019 powershell=5.1\n' },
    { title: 'PowerShell by its own word.', text: '#requires -Version 5.1\n# owa-im-products exchange=se\n' },
    {
      title: 'Behind the first command it is a comment like others.',
      text: 'Get-Date\n# owa-im-products exchange=2017\n',
    },
  ],
};

export const fileTooLarge: RuleDescription = {
  ...script,
  id: 'OWA912',
  alias: 'file-too-large',
  severity: 'warning',
  summary: 'A file is larger than `lint` reads.',
  why: 'Nothing in it was checked.',
};

export const fileNotText: RuleDescription = {
  ...script,
  id: 'OWA913',
  alias: 'file-not-text',
  severity: 'warning',
  summary: 'A file holds null characters, so that it is no text.',
  why: 'Nothing in it was checked.',
};

export const syntaxError: RuleDescription = {
  ...script,
  id: 'OWA914',
  alias: 'syntax-error',
  severity: 'error',
  summary: 'PowerShell cannot read the script.',
  why: 'No line of it would run. Only PowerShell itself judges that: the rule is silent where no PowerShell was found.',
};

export const planUnreadable: RuleDescription = {
  ...script,
  id: 'OWA915',
  alias: 'plan-unreadable',
  severity: 'warning',
  summary: 'The plan.json of a plan directory holds no plan.',
  why: 'Which products its runbook is for, and which lines of the environment file its steps come from, is not known: its scripts were linted as any other.',
};

/** What the frame itself reports. */
export const frameRules: readonly RuleDescription[] = [
  ruleCrashed,
  acknowledgedUnknown,
  acknowledgedError,
  acknowledgedNothing,
  notChecked,
  ...suppressionRules,
  productsInvalid,
  fileTooLarge,
  fileNotText,
  syntaxError,
  planUnreadable,
];
