import * as z from 'zod/mini';
import { key } from '../../environment/schema/metadata.ts';
import { list, nonEmpty, valueOrNumber } from '../../environment/schema/value.ts';
import { exchangeVersion, oneLineText, skypeVersion, word } from '../../environment/schema/values.ts';
import { Problem } from '../../environment/values/problem.ts';
import { powershellVersionOf, powershellVersions } from '../powershell-version.ts';

const powershellVersion = valueOrNumber({
  type: powershellVersions.map((version) => `\`${version}\``).join(', '),
  read: (text) =>
    powershellVersionOf(text) ??
    new Problem(`PowerShell ${text} is not known.`, `Write ${powershellVersions.join(', ')}.`),
});

const paths = nonEmpty(oneLineText);

const products = z.strictObject({
  paths: key(paths, {
    description: 'The scripts: globs, relative to this file. The first entry that fits a script counts.',
    example: ['scripts/**/*.ps1'],
  }),
  exchange: key(z.optional(exchangeVersion), {
    description: 'The Exchange whose cmdlets they call.',
    fallback: 'not known: rules on its version are silent',
    example: '2016',
  }),
  skype: key(z.optional(skypeVersion), {
    description: 'The Lync or Skype for Business whose cmdlets they call.',
    fallback: 'not known: rules on its version are silent',
    example: 'sfb-2019',
  }),
  powershell: key(z.optional(powershellVersion), {
    description: 'The PowerShell that runs them.',
    fallback: "the script's `#requires -Version`",
    example: 5.1,
  }),
});

const suppression = z.strictObject({
  rule: key(word, { description: 'Id or name of a rule.', example: 'iisreset' }),
  paths: key(z.prefault(paths, ['**']), {
    description: 'Files whose findings are accepted: globs, relative to this file.',
    fallback: 'every file',
    example: ['scripts/lab/**'],
  }),
  reason: key(oneLineText, { description: 'Why.', example: 'nobody works on the lab servers' }),
});

/** `owa-im.lint.yml`: what `lint` is told about the files of a repository. */
export const configurationFile = z.strictObject({
  schema: key(z.literal(1), { description: 'Version of this format.', example: 1 }),
  products: key(z.prefault(list(products), []), {
    description: 'The product versions that scripts are written for.',
    fallback: 'none',
  }),
  suppress: key(z.prefault(list(suppression), []), {
    description: 'Findings that are accepted. An error cannot be.',
    fallback: 'none',
  }),
});

export type ConfigurationFile = z.output<typeof configurationFile>;
