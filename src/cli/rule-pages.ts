import type { System } from '../system/system.ts';

/** Where the pages of the rules lie: a folder of owa-im's repository, or its URL where that is known. Ends with "/". */
export interface RulePages {
  readonly url: string | undefined;
  /** The page of a rule, or undefined where owa-im has none. */
  of(rule: string): string | undefined;
}

const folder = 'docs/rules/';
const analyzer = 'https://learn.microsoft.com/powershell/utility-modules/psscriptanalyzer/rules/';

/** A runner that runs an action knows its repository and commit. */
export function rulePages({ variables }: System): RulePages {
  const {
    GITHUB_SERVER_URL: server,
    GITHUB_ACTION_REPOSITORY: repository,
    GITHUB_ACTION_REF: ref,
  } = variables;
  const isKnown = [server, repository, ref].every((text) => text !== undefined && /^[\w:/.@-]+$/.test(text));
  const url = isKnown ? `${server}/${repository}/blob/${ref}/${folder}` : undefined;
  return {
    url,
    of(rule) {
      const [, own] = /^PS([A-Z]\w+)$/.exec(rule) ?? [];
      if (own !== undefined) return `${analyzer}${own.toLowerCase()}`;
      return /^[a-z0-9-]+$/.test(rule) ? `${url ?? folder}${rule}.md` : undefined;
    },
  };
}
