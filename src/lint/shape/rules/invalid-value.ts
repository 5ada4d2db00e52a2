import type { ShapeDescription } from '../shape-description.ts';

export const invalidValue: ShapeDescription = {
  id: 'ENV018',
  summary: 'A value is not of the kind that the key takes.',
  why: 'Values are used literally, in commands that change production: what is not surely right is refused.',
  source: 'docs/environment.md.',
  bad: [
    {
      title: 'Not a thumbprint.',
      text: 'exchange:\n  servers:\n    - certificate: { thumbprint: NKT01 }\n',
      at: ['exchange.servers[0].certificate.thumbprint'],
    },
    {
      title: 'A wildcard.',
      text: 'skype:\n  pools:\n    - { fqdn: "*.contoso.com" }\n',
      at: ['skype.pools[0].fqdn'],
    },
    {
      title: 'A short name of more than 15 characters.',
      text: 'exchange:\n  servers:\n    - { name: EXCHANGESERVER-1, fqdn: exchangeserver-1.contoso.com }\n',
      at: ['exchange.servers[0].name'],
    },
  ],
  good: [
    {
      title: '40 digits.',
      text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }\n',
    },
    {
      title: 'A full name, in any case.',
      text: 'skype:\n  pools:\n    - { fqdn: SFB-Pool.contoso.com }\n',
    },
    {
      title: '15 characters.',
      text: 'exchange:\n  servers:\n    - { name: EXCHANGESERVER1, fqdn: exchangeserver1.contoso.com }\n',
    },
  ],
};
