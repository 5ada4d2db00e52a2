import type { RuleDescription } from '../rule.ts';

const source = 'docs/lint.md.';

const production = `schema: 1
stage: production
`;
const accepted = `schema: 1
# owa-im-disable-next-line production-without-window: changes are released by the change board
stage: production
`;

const described = { category: 'frame', source, good: [{ title: 'With a reason.', text: accepted }] } as const;

export const suppressionInvalid: RuleDescription = {
  ...described,
  id: 'OWA906',
  alias: 'suppression-invalid',
  severity: 'warning',
  summary: 'A comment begins like a suppression and is none.',
  why: 'What its author wanted to accept stays.',
  bad: [
    {
      title: 'A form that does not exist.',
      text: `# owa-im-disable production-without-window: by the board\n${production}`,
      at: ['1:3'],
    },
    {
      title: 'Without a rule.',
      text: `schema: 1\nstage: production # owa-im-disable-line\n`,
      at: ['2:21'],
    },
  ],
};

export const suppressionWithoutReason: RuleDescription = {
  ...described,
  id: 'OWA907',
  alias: 'suppression-without-reason',
  severity: 'warning',
  summary: 'A suppression gives no reason.',
  why: 'Whoever reads it later cannot know whether it still holds. It has no effect.',
  bad: [
    {
      title: 'Nothing after the name.',
      text: `# owa-im-disable-file production-without-window\n${production}`,
      at: ['1:3'],
    },
    {
      title: 'Nothing after the colon.',
      text: `schema: 1\nstage: production # owa-im-disable-line production-without-window:\n`,
      at: ['2:21'],
    },
  ],
};

export const suppressionUnknownRule: RuleDescription = {
  ...described,
  id: 'OWA908',
  alias: 'suppression-unknown-rule',
  severity: 'warning',
  summary: 'A suppression names a rule that does not exist.',
  why: 'The finding that is meant stays.',
  bad: [
    {
      title: 'A misspelt rule.',
      text: `# owa-im-disable-file production-without-windows: by the board\n${production}`,
      at: ['1:23'],
    },
  ],
};

export const suppressionOfError: RuleDescription = {
  ...described,
  id: 'OWA909',
  alias: 'suppression-of-error',
  severity: 'warning',
  summary: "A suppression names a rule whose findings can't be suppressed.",
  why: 'An error contradicts itself or the product, and some warnings have to be accepted in the environment file, under `acknowledge`, where the plan shows them.',
  bad: [
    {
      title: 'An error.',
      text: `stage: production
# owa-im-disable-next-line iisreset-outside-lab: at night
restart: iisreset
`,
      at: ['2:28'],
    },
  ],
};

export const suppressionUnused: RuleDescription = {
  ...described,
  id: 'OWA910',
  alias: 'suppression-unused',
  severity: 'information',
  summary: 'A suppression accepts nothing.',
  why: 'One that stays when its cause is gone would hide the next one.',
  bad: [
    {
      title: 'Nothing to accept.',
      text: `schema: 1
# owa-im-disable-next-line production-without-window: by the board
stage: lab
`,
      at: ['2:28'],
    },
    {
      title: 'In another line.',
      text: `# owa-im-disable-next-line production-without-window: by the board\n${production}`,
      at: ['1:28'],
    },
  ],
};

/** What is found in suppressions themselves, by comment or by configuration. */
export const suppressionRules: readonly RuleDescription[] = [
  suppressionInvalid,
  suppressionWithoutReason,
  suppressionUnknownRule,
  suppressionOfError,
  suppressionUnused,
];
