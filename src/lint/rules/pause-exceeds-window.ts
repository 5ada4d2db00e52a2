import type { EnvironmentRule } from '../rule.ts';
import { serversOf } from '../servers-of.ts';

export const pauseExceedsWindow: EnvironmentRule = {
  id: 'OWA409',
  alias: 'pause-exceeds-window',
  category: 'rollout',
  severity: 'warning',
  summary: 'The pauses between the servers take longer than the window is open.',
  why: 'A run starts no server after the window has closed, so it needs several days however fast the servers are.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'One hour for three servers.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
    - { name: EX3, fqdn: ex3.contoso.com }
rollout:
  pauseBetweenServers: 30m
  window: { days: [Sat], from: "22:00", to: "23:00", timeZone: Europe/Rome }
`,
      at: ['rollout.pauseBetweenServers'],
    },
    {
      title: 'Over midnight.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
rollout:
  pauseBetweenServers: 3h
  window: { days: [Sat], from: "23:00", to: "01:00", timeZone: Europe/Rome }
`,
      at: ['rollout.pauseBetweenServers'],
    },
    {
      title: 'A day between two servers.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
rollout:
  pauseBetweenServers: 24h
  window: { days: [Sat], from: "22:00", to: "22:00", timeZone: Europe/Rome }
`,
      at: ['rollout.pauseBetweenServers'],
    },
  ],
  good: [
    {
      title: 'Six hours for three servers.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
    - { name: EX3, fqdn: ex3.contoso.com }
rollout:
  pauseBetweenServers: 30m
  window: { days: [Sat], from: "22:00", to: "04:00", timeZone: Europe/Rome }
`,
    },
    {
      title: 'One server has no pause.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
rollout:
  pauseBetweenServers: 3h
  window: { days: [Sat], from: "22:00", to: "23:00", timeZone: Europe/Rome }
`,
    },
    {
      title: 'No window.',
      text: `exchange:
  version: 2019
  servers:
    - { name: EX1, fqdn: ex1.contoso.com }
    - { name: EX2, fqdn: ex2.contoso.com }
rollout:
  pauseBetweenServers: 12h
`,
    },
  ],
  *check(environment) {
    const { pauseSeconds = 0, window } = environment.rollout ?? {};
    if (window?.from === undefined || window.to === undefined) return;
    const day = 24 * 60;
    const minutes = (minutesOf(window.to) - minutesOf(window.from) + day) % day || day;
    const pauses = Math.max(0, serversOf(environment).length - 1);
    if ((pauses * pauseSeconds) / 60 < minutes) return;
    yield {
      path: 'rollout.pauseBetweenServers',
      message: `${pauses === 1 ? 'The pause takes' : `${pauses} pauses take`} ${(pauses * pauseSeconds) / 60} minutes, and the window is open for ${minutes}.`,
      remedy: 'Shorten the pause, widen the window, or acknowledge that the run takes several days.',
    };
  },
};

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
