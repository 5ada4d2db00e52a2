// Written by scripts/docs-environment.mjs from src/action/description. Do not edit.
// The verb is fixed here and never chosen by an input.
process.argv.splice(2, process.argv.length, 'after', 'apply');
await import('../../dist/index.js');
