import type { Products } from './powershell/products.ts';

/** The versions whose differences matter to rules. */
export const powershellVersions = [
  '3.0',
  '4.0',
  '5.1',
  '7.0',
] as const satisfies readonly Products['powershell'][];

/** The version of the list that stands for the one given (`3`, `5.0`, `7.4`); undefined where it is none. */
export function powershellVersionOf(text: string): NonNullable<Products['powershell']> | undefined {
  const [, major, minor = '0'] = /^(\d{1,2})(?:\.(\d{1,2}))?(?:\.\d+)*$/.exec(text) ?? [];
  if (major === undefined) return undefined;
  const number = Number(major) + Number(minor) / 100;
  if (number < 3 || number >= 10) return undefined;
  if (number < 4) return '3.0';
  if (number < 5) return '4.0';
  return number < 6 ? '5.1' : '7.0';
}
