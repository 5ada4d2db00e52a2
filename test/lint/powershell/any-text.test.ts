import { expect, test } from '@jest/globals';
import { readScriptByGrammar } from '../../../src/lint/powershell/read-script-by-grammar.ts';
import { trickyScripts } from './tricky-scripts.ts';

const utf8 = { name: 'utf-8', mark: false } as const;
const read = (text: string) => readScriptByGrammar(text, utf8, {});

/** What holds for every text: places lie in it, and the references lead to what is told. Faults in words. */
function faultsOf(text: string): readonly string[] {
  const script = read(text);
  const { commands, pipelines, assignments, members, functions, newerSyntax, comments, unread } = script;
  const lists = [commands, pipelines, assignments, members, functions, newerSyntax, comments];
  const places = [...lists.flatMap((list) => list.map(({ at }) => at)), ...unread];
  const told = new Set(pipelines);
  return [
    ...places
      .filter(({ start, end }) => !(start >= 0 && start <= end && end <= text.length))
      .map(({ start, end }) => `${start} to ${end} is no place in ${JSON.stringify(text)}`),
    ...commands
      .filter(
        (command) => !told.has(command.pipeline) || command.pipeline.elements[command.index] !== command,
      )
      .map(({ at }) => `the command at ${at.start} is not in its pipeline in ${JSON.stringify(text)}`),
  ];
}

/** `expect` costs more than reading: it is called where there is something to show. */
function expectSound(text: string): void {
  const faults = faultsOf(text);
  if (faults.length > 0) expect(faults).toEqual([]);
}

/** The same numbers on every machine. */
function makeRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const scripts = Object.values(trickyScripts).join('\n');

test('every beginning of every tricky script', () => {
  for (const text of Object.values(trickyScripts))
    for (let end = 0; end <= text.length; end += 1) expectSound(text.slice(0, end));
});

test('tricky scripts with characters lost, doubled and changed', () => {
  const random = makeRandom(1);
  const marks = '(){}[]"\'`$@#<>|&;,.-=:\n\r\0 a1\u2019\u201d\u2013\ud800';
  for (let round = 0; round < 3000; round += 1) {
    const start = random(scripts.length);
    const characters = [...scripts.slice(start, start + 120)];
    for (let change = 0; change < 4; change += 1)
      characters.splice(random(characters.length), random(3), marks.charAt(random(marks.length)));
    expectSound(characters.join(''));
  }
});

test('random characters', () => {
  const random = makeRandom(2);
  for (let round = 0; round < 300; round += 1) {
    const length = random(400);
    expectSound(
      Array.from({ length }, () => String.fromCharCode(random(round % 2 === 0 ? 128 : 65536))).join(''),
    );
  }
});

/** Texts that make careless parsers slow or deep, by the number of repetitions. */
const hostile: Readonly<Record<string, (count: number) => string>> = {
  'open parentheses': (count) => '('.repeat(count),
  'open braces': (count) => '{ '.repeat(count),
  'open subexpressions in strings': (count) => '"$('.repeat(count),
  'closed subexpressions in strings': (count) => `${'"$('.repeat(count)}A${')"'.repeat(count)}`,
  'open arrays': (count) => '@('.repeat(count),
  'open hashtables': (count) => '@{a='.repeat(count),
  'open attributes': (count) => '[a('.repeat(count),
  'open attributes before parameters': (count) => '{[a({'.repeat(count),
  'open types on lines of their own': (count) => '[a\n'.repeat(count),
  'type arguments on lines of their own': (count) => '{}.a[b\n'.repeat(count),
  'quotes in brackets': (count) => `['\n${'[a("\n'.repeat(count)}`,
  'open types': (count) => '[a['.repeat(count),
  'types in a row': (count) => `${'[a]'.repeat(count)}$b`,
  'operators in a row': (count) => '-not '.repeat(count),
  'exclamation marks': (count) => `${'! '.repeat(count)}$a`,
  'commas in a row': (count) => ', '.repeat(count),
  assignments: (count) => `${'$a='.repeat(count)}1`,
  'conditions in a row': (count) => '$a ? 1 : '.repeat(count),
  'members in a row': (count) => `$a${'.b'.repeat(count)}`,
  'indexes in a row': (count) => `$a${'[0]'.repeat(count)}`,
  'indexes in each other': (count) => '$a['.repeat(count),
  'calls in each other': (count) => '$a.b('.repeat(count),
  'double quotes': (count) => 'A "'.repeat(count),
  'single quotes': (count) => "A '".repeat(count),
  'quotes with backticks behind what is not known': (count) => `A < ${'"`'.repeat(count)}`,
  'here-strings that do not end': (count) => 'A < @"\n'.repeat(count),
  'comments that do not end': (count) => 'A < <#\n'.repeat(count),
  'lines that are not known': (count) => 'A < b\n'.repeat(count),
  'brackets that close nothing': (count) => ')}]'.repeat(count),
  'pipes in a row': (count) => 'A |'.repeat(count),
  'pipes on lines of their own': (count) => `A${'\n# b\n| C'.repeat(count)}`,
  'comments after commands': (count) => `A${'\n# b'.repeat(count)}`,
  backticks: (count) => '`'.repeat(count),
  'continued lines': (count) => '`\n'.repeat(count),
  'null characters': (count) => '\0'.repeat(count),
  dollars: (count) => '$'.repeat(count),
  'at signs': (count) => '@'.repeat(count),
  'white space': (count) => ' \u00a0\u2003'.repeat(count),
  'one word': (count) => 'a'.repeat(count),
  'statements without end': (count) => 'if ($a) { '.repeat(count),
  'else in a row': (count) => `if (1) { }${' elseif (1) { }'.repeat(count)}`,
  'classes in each other': (count) => 'class A { B() { '.repeat(count),
  'switches in each other': (count) => 'switch (1) { 1 { '.repeat(count),
  'configurations in a row': (count) => 'configuration A { '.repeat(count),
  'functions in each other': (count) => 'function A { '.repeat(count),
};

test.each(Object.keys(hostile))('%s: twice as many take no more than about twice as long', (name) => {
  const make = hostile[name] ?? (() => '');
  expectSound(make(500));
  const seconds = (count: number) => {
    const text = make(count);
    const start = performance.now();
    read(text);
    return (performance.now() - start) / 1000;
  };
  // Four times as many take sixteen times as long where growth is quadratic. What is over at once is not judged, and
  // what another process slows down is measured again.
  const isLinear = Array.from({ length: 4 }, () => 0).some(() => {
    const [small, large] = [seconds(10_000), seconds(40_000)];
    return large < 0.2 || large < small * 9;
  });
  expect(isLinear).toBe(true);
});

test('a text that is longer than any script is not read, and that is told', () => {
  const text = 'Get-Mailbox\n'.repeat(5_000_000);
  const script = read(text);
  expect(script.commands).toEqual([]);
  expect(script.unread).toEqual([{ start: 0, end: text.length }]);
});
