import { exchangeGenerations, skypeGenerations } from '../../catalog/versions.ts';
import type { BoundScript } from './bound-script.ts';

/** The newest PowerShell that may run the script, and why; undefined where nothing is known. */
export function newestPowershell({ products, comments }: BoundScript) {
  const { exchange, skype, powershell } = products;
  const required = comments
    .map(({ text }) => /^#requires\b.*-Version\s+(\d+(?:\.\d+)?)/i.exec(text)?.[1])
    .map((version) => (version === undefined ? 0 : Number(version)))
    .reduce((one, other) => Math.max(one, other), 0);
  const target = powershellOf(exchange, skype, powershell);
  if (target === undefined) return undefined;
  return required > Number(target.version)
    ? { version: String(required), why: 'the script requires it' }
    : target;
}

/**
 * Microsoft supports on these servers only the PowerShell that came with their Windows, and neither Exchange's nor
 * Skype's modules load in PowerShell 7.
 */
function powershellOf(
  exchange: BoundScript['products']['exchange'],
  skype: BoundScript['products']['skype'],
  powershell: BoundScript['products']['powershell'],
) {
  if (powershell !== undefined) return { version: powershell, why: 'the script is to run in this' };
  if (exchange === '2013')
    return { version: '4.0', why: `${exchangeGenerations[exchange].product} has this at most` };
  if (skype === 'lync-2013')
    return { version: '4.0', why: `${skypeGenerations[skype].product} has this at most` };
  if (exchange !== undefined)
    return { version: '5.1', why: `${exchangeGenerations[exchange].product} needs Windows PowerShell` };
  if (skype !== undefined)
    return { version: '5.1', why: `${skypeGenerations[skype].product} needs Windows PowerShell` };
  return undefined;
}
