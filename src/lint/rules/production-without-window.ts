import type { EnvironmentRule } from '../rule.ts';

export const productionWithoutWindow: EnvironmentRule = {
  id: 'OWA402',
  alias: 'production-without-window',
  category: 'rollout',
  severity: 'warning',
  summary: 'Production without a change window.',
  why: 'The recycle drops IM sessions and slows OWA for seconds on each server. With a window, `apply` refuses at any other time.',
  source: 'docs/environment.md.',
  bad: [
    { title: 'At any time.', text: 'stage: production\n', at: ['stage'] },
    {
      title: 'A pause is no window.',
      text: `stage: production
rollout:
  pauseBetweenServers: 5m
`,
      at: ['stage'],
    },
    {
      title: 'Nor is an order.',
      text: `stage: production
rollout:
  order: [EX1, EX2]
`,
      at: ['stage'],
    },
  ],
  good: [
    {
      title: 'On weekend nights.',
      text: `stage: production
rollout:
  window: { days: [Sat, Sun], from: "22:00", to: "04:00", timeZone: Europe/Rome }
`,
    },
    { title: 'Not in production.', text: 'stage: staging\n' },
    {
      title: 'Accepted.',
      text: `stage: production
acknowledge:
  - rule: production-without-window
    reason: the change board opens the window
`,
    },
  ],
  *check({ stage }, given) {
    if (stage !== 'production' || given.has('rollout.window')) return;
    yield {
      path: 'stage',
      message: 'No change window is set: apply would run at any time of day.',
      remedy: 'Add rollout.window, or acknowledge this warning where something else keeps the window.',
    };
  },
};
