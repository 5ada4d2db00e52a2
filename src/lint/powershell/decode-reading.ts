import { SourceText } from '../../environment/source-text.ts';
import { inOrder } from './in-order.ts';
import type { Products } from './products.ts';
import type { Assignment, Command, Pipeline, Script } from './script.ts';

/** What read-scripts.ps1 writes of a script's model: numbers where it has references. */
type Model = Omit<Script, 'commands' | 'pipelines' | 'assignments' | 'syntaxErrors'> & {
  readonly commands: readonly (Omit<Command, 'pipeline' | 'outer'> & {
    readonly pipeline: number;
    readonly outer?: number;
  })[];
  readonly pipelines: readonly (Omit<Pipeline, 'elements'> & {
    readonly elements: readonly (
      | Exclude<Pipeline['elements'][number], Command>
      | { readonly command: number }
    )[];
  })[];
  readonly assignments: readonly (Omit<Assignment, 'value'> & { readonly value?: number })[];
};

type Open<T> = { -readonly [Key in keyof T]: T[Key] };

/** What PowerShell says of one script. */
export interface ScriptReading {
  /** The first number of its version: what came after it is an error to its parser. */
  readonly parser: number;
  readonly syntaxErrors: Script['syntaxErrors'];
  /** Where it was asked for. */
  readonly script: Script | undefined;
}

/** Turns the JSON of read-scripts.ps1 into what it means; undefined where PowerShell failed on this script. */
export function decodeReading(
  json: string,
  text: string,
  encoding: Script['encoding'],
  products: Products,
): ScriptReading | undefined {
  const reading = JSON.parse(json) as
    | { readonly parser: number; readonly syntaxErrors: Script['syntaxErrors']; readonly model?: Model }
    | { readonly failure: string };
  if ('failure' in reading) return undefined;
  const { parser, syntaxErrors, model } = reading;
  if (model === undefined) return { parser, syntaxErrors, script: undefined };
  const script: Script = {
    ...{ source: new SourceText(text), provider: 'powershell', encoding, products, syntaxErrors },
    ...decodeModel(model),
  };
  return { parser, syntaxErrors, script };
}

function decodeModel(
  reading: Model,
): Omit<Script, 'source' | 'provider' | 'encoding' | 'products' | 'syntaxErrors'> {
  const pipelines: Open<Pipeline>[] = reading.pipelines.map((pipeline) => ({
    ...{ ...pipeline, elements: [], redirectedTo: inOrder(pipeline.redirectedTo) },
  }));
  const commands: Open<Command>[] = [];
  for (const command of reading.commands) {
    const pipeline = pipelines[command.pipeline];
    if (pipeline === undefined) throw new Error('a command without its pipeline');
    commands.push({
      ...command,
      name: command.name,
      inFunction: command.inFunction,
      pipeline,
      outer: undefined,
    });
  }
  for (const [index, { outer }] of reading.commands.entries()) {
    const command = commands[index];
    if (command !== undefined && outer !== undefined) command.outer = commands[outer];
  }
  for (const [index, { elements }] of reading.pipelines.entries()) {
    const pipeline = pipelines[index];
    if (pipeline === undefined) continue;
    pipeline.elements = elements.flatMap((element) => {
      const found = 'command' in element ? commands[element.command] : element;
      return found === undefined ? [] : [found];
    });
  }
  const assignments = reading.assignments.map((assignment) => ({
    ...assignment,
    value: assignment.value === undefined ? undefined : pipelines[assignment.value],
  }));
  return {
    unread: reading.unread,
    ...{ commands: inOrder(commands), pipelines: inOrder(pipelines), assignments: inOrder(assignments) },
    ...{ members: inOrder(reading.members), functions: inOrder(reading.functions) },
    ...{ newerSyntax: inOrder(reading.newerSyntax), comments: inOrder(reading.comments) },
  };
}
