import { main } from './cli/main.ts';
import { nodeSystem } from './system/node-system.ts';

const system = nodeSystem();

// What reaches this could not even be printed where it belongs, such as on a full disk.
process.on('uncaughtException', (error) => {
  process.exitCode = 1;
  try {
    process.stderr.write(`${error.message}\n`);
  } catch {
    // There is nobody left to tell.
  }
  process.exit(1);
});
const [first, second] = process.argv.slice(2);

// The thin entry files of each action start this bundle as `action VERB`, and at the end of the job as `after VERB`: the
// verb is fixed there, never an input.
if (first === 'action' && second !== undefined) {
  const [{ runAction }, { actionDoor }] = await Promise.all([
    import('./action/run-action.ts'),
    import('./cli/action-door.ts'),
  ]);
  process.exitCode = await runAction(system, second, actionDoor(system));
} else if (first === 'after' && second !== undefined) {
  const [{ afterAction }, { actionDoor }] = await Promise.all([
    import('./action/run-action.ts'),
    import('./cli/action-door.ts'),
  ]);
  process.exitCode = await afterAction(system, second, actionDoor(system));
} else {
  process.exitCode = (await main(system, process.argv.slice(2))).exitCode;
}
