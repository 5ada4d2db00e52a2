import type { ShapeDescription } from '../shape-description.ts';

export const secretValue: ShapeDescription = {
  id: 'ENV019',
  summary: 'A value looks like a password, a token or a private key.',
  why: 'The file is read by everybody who reads the repository, and its values are shown in plans. Nothing in it needs a secret.',
  source: 'docs/environment.md.',
  bad: [
    { title: 'A password.', text: 'exchange:\n  password: correct horse\n', at: ['exchange.password'] },
    { title: 'A private key.', text: 'description: "-----BEGIN PRIVATE KEY-----"\n', at: ['description'] },
    {
      title: "A token of GitHub's.",
      text: 'description: ghp_0123456789abcdefghijABCDEFGHIJ012345\n',
      at: ['description'],
    },
  ],
  good: [
    { title: 'The word in a text.', text: 'description: The password stays with the runner\n' },
    {
      title: 'A thumbprint is public.',
      text: 'exchange:\n  servers:\n    - certificate: { thumbprint: 1D2E3F405162738495A6B7C8D9EAFB0C1D2E3F40 }\n',
    },
    {
      title: 'A public service name.',
      text: 'oauth:\n  serviceName: 00000004-0000-0ff1-ce00-000000000000\n',
    },
  ],
};
