// node scripts/release-notes.mjs TAG OWNER/REPO COMMIT: prints the notes of a release, from CHANGELOG.md.
// Fails where tag, package.json and changelog don't agree.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const [tag = '', repository = '', commit = ''] = process.argv.slice(2);
const read = (name) => readFileSync(fileURLToPath(new URL(`../${name}`, import.meta.url)), 'utf8');
const { version } = JSON.parse(read('package.json'));

if (tag !== `v${version}`) throw new Error(`the tag is ${tag}, and package.json says ${version}`);
if (!/^[\w.-]+\/[\w.-]+$/.test(repository)) throw new Error(`${repository} is no repository`);
if (!/^[0-9a-f]{40}$/.test(commit)) throw new Error(`${commit} is no full commit`);

const section = read('CHANGELOG.md')
  .split(/^(?=## )/m)
  .find((part) => part.startsWith(`## ${version} `));
if (section === undefined) throw new Error(`CHANGELOG.md has no section "## ${version} (DATE)"`);
const changes = section.replace(/^.*\n/, '').trim();
if (changes === '') throw new Error(`CHANGELOG.md says nothing about ${version}`);

console.log(`${changes}

## Use it

Pin the full commit of this release, in every workflow that uses it:

\`\`\`
owa-im init --uses ${repository}@${commit}
uses: ${repository}/actions/plan@${commit} # ${tag}
\`\`\`

Where these files came from: \`gh attestation verify dist/index.js --repo ${repository}\` in a clone at this tag.
What changes for you: docs/upgrading.md.`);
