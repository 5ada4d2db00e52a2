/** What a YAML file is, as far as `lint` cares. */
export type YamlKind = 'environment' | 'workflow' | 'configuration' | 'other';

const environmentKeys: ReadonlySet<string> = new Set([
  ...['stage', 'features', 'skype', 'exchange', 'trustedApplication', 'oauth', 'verification'],
  ...['restart', 'rollout', 'acknowledge'],
]);

/**
 * By its place, else by its keys at the margin: a workflow has `on` and `jobs`, an action `runs`, an environment at
 * least one key of its own. A file without any such key is taken for a broken environment, so that it is not passed over.
 */
export function yamlKind(path: string, text: string): YamlKind {
  if (/(?:^|\/)owa-im\.lint\.ya?ml$/.test(path)) return 'configuration';
  if (/(?:^|\/)\.github\/workflows\/[^/]+$|(?:^|\/)action\.ya?ml$/.test(path)) return 'workflow';
  const keys = new Set(
    [...text.matchAll(/^(["']?)([A-Za-z][\w-]*)\1[ \t]*:(?=\s|$)/gm)].map(([, , key]) => key),
  );
  if (keys.has('jobs') && keys.has('on')) return 'workflow';
  if (keys.has('runs') && keys.has('name') && !keys.has('exchange')) return 'workflow';
  const isEnvironment = keys.size === 0 || [...keys].some((key) => environmentKeys.has(key ?? ''));
  return isEnvironment ? 'environment' : 'other';
}
