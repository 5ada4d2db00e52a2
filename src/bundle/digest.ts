import { Refusal } from '../system/refusal.ts';
import { sha256 } from '../system/sha256.ts';

/** What a reviewer approves: the SHA-256 of the plan directory's `SHA256SUMS`. */
export function digestOf(checksums: string | Uint8Array): string {
  return sha256(checksums);
}

/** Reads a digest that a person typed or pasted: 64 hex digits in either case. */
export function parseDigest(text: string): string {
  const digest = text.trim().toLowerCase();
  if (/^[0-9a-f]{64}$/.test(digest)) return digest;
  throw new Refusal(
    'invalid-config',
    `${JSON.stringify(text)} is not a digest`,
    'Give the 64 hex digits that "plan" printed.',
  );
}
