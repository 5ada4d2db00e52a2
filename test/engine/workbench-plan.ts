import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatChecksums } from '../../src/bundle/checksums.ts';

const engineFolder = fileURLToPath(new URL('../../src/runbook/engine', import.meta.url));
let engineText: string | undefined;

/** The engine as the build makes it: one file, CRLF, named in SHA256SUMS. */
export function writePlan(folder: string, runbook: string): void {
  const part = /^\. \(Join-Path -Path \$PSScriptRoot -ChildPath '([A-Za-z]+\.ps1)'\)$/gm;
  engineText ??= readFileSync(join(engineFolder, 'OwaIm.psm1'), 'utf8').replace(part, (_, name: string) =>
    readFileSync(join(engineFolder, name), 'utf8').trimEnd(),
  );
  const files = { 'OwaIm.psm1': engineText, 'runbook.ps1': runbook };
  const written = Object.entries(files).map(([name, text]) => {
    const content = Buffer.from(text.replaceAll('\n', '\r\n'), 'latin1');
    writeFileSync(join(folder, name), content);
    return { name, content };
  });
  writeFileSync(join(folder, 'SHA256SUMS'), formatChecksums(written));
}
