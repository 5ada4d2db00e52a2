export type Generation = '2013' | '2016' | '2019' | 'se';

/** Of text such as `Version 15.2 (Build 2562.17)`. SE has the version of 2019 and a higher build. */
export function generationOf(adminDisplayVersion: string): Generation {
  const [, minor, build] = /^Version 15\.(\d) \(Build (\d+)\./.exec(adminDisplayVersion) ?? [];
  if (minor === '0') return '2013';
  if (minor === '1') return '2016';
  if (minor === '2') return Number(build) >= 2562 ? 'se' : '2019';
  throw new Error(`${adminDisplayVersion} is no version of Exchange that is simulated.`);
}

/** 15.1.2507.6 of `Version 15.1 (Build 2507.6)`, as numbers. */
export function buildOf(adminDisplayVersion: string): readonly number[] {
  const [, version = '', build = ''] =
    /^Version (\d+\.\d+) \(Build (\d+\.\d+)\)/.exec(adminDisplayVersion) ?? [];
  return `${version}.${build}`.split('.').map(Number);
}
