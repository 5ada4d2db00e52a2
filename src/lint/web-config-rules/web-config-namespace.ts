import type { TextRule } from '../text-rule.ts';
import { pool, webConfigAround, webConfigWith } from './example-file.ts';
import { faultsOf } from './faults-of.ts';
import type { WebConfigFile } from './web-config-file.ts';

export const webConfigNamespace: TextRule<WebConfigFile> = {
  id: 'WEB006',
  alias: 'web-config-namespace',
  category: 'web-config',
  severity: 'error',
  summary: 'An element of a web.config that matters is in a namespace.',
  why: 'ASP.NET does not find it there.',
  source: 'Microsoft, "appSettings Element (General Settings Schema)".',
  bad: [
    {
      title: 'The namespace that old editors wrote.',
      text: `<configuration xmlns="http://schemas.microsoft.com/.NetConfiguration/v2.0">\n  <appSettings>${pool}</appSettings>\n</configuration>\n`,
      at: ['1:16'],
    },
    {
      title: 'A prefix on the root.',
      text: '<n:configuration xmlns:n="urn:n">\n  <appSettings />\n</n:configuration>\n',
      at: ['1:1'],
    },
    {
      title: 'The section alone.',
      text: webConfigAround('<appSettings xmlns="urn:n">', `  ${pool}`, '</appSettings>'),
      at: ['2:16'],
    },
  ],
  good: [
    { title: 'None.', text: webConfigWith(pool) },
    {
      title: 'Where Microsoft has one: the bindings of assemblies.',
      text: webConfigAround(
        '<appSettings />',
        '<runtime>',
        '  <assemblyBinding xmlns="urn:schemas-microsoft-com:asm.v1" />',
        '</runtime>',
      ),
    },
    {
      title: 'A leftover prefix that nothing uses.',
      text: webConfigWith(pool).replace(
        '<configuration>',
        '<configuration xmlns:xdt="http://schemas.microsoft.com/XML-Document-Transform">',
      ),
    },
  ],
  check: (config) => faultsOf(config, 'namespace'),
};
