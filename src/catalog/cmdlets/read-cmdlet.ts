import type { Applicability, Cmdlet, CmdletParameter } from './cmdlet.ts';

/** What lines refer to: enumerations by their type, and what capitals stand for. */
export interface Abbreviations {
  readonly enumerations: ReadonlyMap<string, readonly string[]>;
  readonly capitals: ReadonlyMap<string, string>;
}

const modules: Readonly<Record<string, Cmdlet['module']>> = {
  ...{ E: 'Exchange', S: 'Skype', W: 'WebAdministration', O: 'OfficeWebApps' },
  U: 'UnifiedMessagingTool',
};
const types: Readonly<Record<string, string>> = {
  ...{ '': 'switch', s: 'String', b: 'Boolean', m: 'MultiValuedProperty', 's[]': 'String[]' },
  ...{ i: 'Int32', l: 'Int64', h: 'UInt16', n: 'UInt32', g: 'Guid', u: 'Uri', d: 'DateTime', t: 'TimeSpan' },
  ...{ o: 'PSObject', c: 'PSCredential', p: 'SecureString' },
};
const letters = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/**
 * A line of cmdlets.txt, its fields between tabs: name; letter of the module, with `c` where -Confirm and -WhatIf are
 * left out; products; folder of the page where it is not the module's; sets, `*` at the default; parameters; parameters
 * that were removed, as `Name:products`.
 *
 * A parameter: `Name/alias:type:sets:products:values:pipeline`, what is empty at the end left out. Its sets: for each a
 * letter, the position, `!` if required; none if it is optional and named in all, `-` if no syntax shows it; `?` at the
 * end where the page contradicts itself. Products: letters or one capital for them, after `~` what was formerly claimed;
 * those before it are left out if they are the cmdlet's.
 */
export function readCmdlet(line: string, abbreviations: Abbreviations): Cmdlet {
  const [name = '', kind = '', products = '', , setField = '', parameterField = '', removedField = ''] =
    line.split('\t');
  const applies = readApplicability(products, abbreviations);
  const sets = setField
    .split(',')
    .map((one) => ({ name: one.replace('*', ''), isDefault: one.endsWith('*') }));
  const written = parameterField === '' ? [] : parameterField.split(' ');
  const implied = kind.endsWith('c') ? ['WhatIf/wi', 'Confirm/cf'] : [];
  return {
    ...{ name, module: modules[kind.charAt(0)] ?? 'Exchange', applies, sets },
    parameters: [...written, ...implied].map((field) =>
      readParameter(field, applies, sets.length, abbreviations),
    ),
    removed: new Map(
      removedField === ''
        ? []
        : removedField.split(' ').map((one) => {
            const [removed = '', where = ''] = one.split(':');
            return [removed, where] as const;
          }),
    ),
  };
}

function readParameter(
  field: string,
  whole: Applicability,
  setCount: number,
  abbreviations: Abbreviations,
): CmdletParameter {
  const [names = '', short = '', sets = '', products = '', values = '', pipeline = ''] = field.split(':');
  const [name = '', ...aliases] = names.split('/');
  const type = types[short] ?? short;
  const known = values === '' ? (abbreviations.enumerations.get(type.replace('[]', '')) ?? []) : undefined;
  return {
    ...{ name, aliases, type },
    sets: readSets(sets.replace('?', ''), setCount),
    isDoubtful: sets.endsWith('?'),
    applies: readOwnApplicability(products, whole, abbreviations),
    // A bar at the end: the page says that there are more.
    values: known ?? (values.endsWith('|') ? [] : values.split('|')),
    pipeline: pipeline !== '',
  };
}

function readSets(text: string, setCount: number): CmdletParameter['sets'] {
  if (text === '-') return new Map();
  if (text === '') {
    return new Map(
      Array.from({ length: setCount }, (_none, set) => [set, { required: false, position: undefined }]),
    );
  }
  return new Map(
    [...text.matchAll(/([A-Za-z])(\d*)(!?)/g)].map(([, letter = '', position, required]) => [
      letters.indexOf(letter),
      { required: required === '!', position: position === '' ? undefined : Number(position) },
    ]),
  );
}

function readOwnApplicability(
  text: string,
  whole: Applicability,
  abbreviations: Abbreviations,
): Applicability {
  if (text === '') return whole;
  const own = readApplicability(text, abbreviations);
  return text.startsWith('~') ? { products: whole.products, formerly: own.formerly } : own;
}

function readApplicability(text: string, { capitals }: Abbreviations): Applicability {
  const [products = '', formerly = ''] = (capitals.get(text) ?? text).split('~');
  return { products: capitals.get(products) ?? products, formerly };
}
