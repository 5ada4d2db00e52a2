import { powershell } from './generated/powershell.ts';

const part = /^\. \(Join-Path -Path \$PSScriptRoot -ChildPath '([A-Za-z]+\.ps1)'\)$/;

/** The engine as one file: its parts stand where the source file loads them. CRLF, as Windows' editors and signers want it. */
export function engineModule(): string {
  const files: Readonly<Record<string, string>> = powershell;
  const main = files['engine/OwaIm.psm1'];
  if (main === undefined) throw new Error('The engine is missing.');
  const lines = main
    .trimEnd()
    .split('\n')
    .flatMap((line) => {
      const name = part.exec(line)?.[1];
      if (name === undefined) return [line];
      const text = files[`engine/${name}`];
      if (text === undefined) throw new Error(`The engine loads ${name}, which is missing.`);
      return ['', ...text.trimEnd().split('\n')];
    });
  const text = `${lines.join('\r\n')}\r\n`;
  if (/[^\t\n\r -~]/.test(text)) throw new Error('The engine holds text that is not ASCII.');
  return text;
}
