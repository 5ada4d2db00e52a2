import { createHash } from 'node:crypto';
import type { CertificateState } from './state.ts';
import { stateTime } from './state-files.ts';

export interface CertificateOptions {
  /** Common name of the subject. */
  readonly name: string;
  /** Absent: the hash of the certificate that is made. Given: the state says so although no such certificate can exist. */
  readonly thumbprint?: string;
  readonly issuer?: string;
  readonly names?: readonly string[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly hasPrivateKey?: boolean;
  readonly provider?: string;
  readonly services?: readonly string[];
  readonly serialNumber?: number;
}

const legacyProvider = 'Microsoft RSA SChannel Cryptographic Provider';
export const keyStorageProvider = 'Microsoft Software Key Storage Provider';

/** A certificate for the state, with real DER that X509Certificate2 reads. Nobody checks its signature, so it has none to speak of. */
export function makeCertificate(options: CertificateOptions): CertificateState {
  const issuer = options.issuer ?? 'ntsystems-CA';
  const serial = options.serialNumber ?? 0x1a2b3c;
  const notBefore = wholeSeconds(options.notBefore ?? new Date(Date.now() - 200 * day));
  const notAfter = wholeSeconds(options.notAfter ?? new Date(Date.now() + 1000 * day));
  const der = encode(options.name, issuer, serial, notBefore, notAfter);
  return {
    thumbprint: options.thumbprint ?? createHash('sha1').update(der).digest('hex').toUpperCase(),
    subject: `CN=${options.name}`,
    issuer: `CN=${issuer}`,
    serialNumber: hexadecimal(serial).toUpperCase(),
    names: options.names ?? [options.name],
    notBefore: stateTime(notBefore),
    notAfter: stateTime(notAfter),
    hasPrivateKey: options.hasPrivateKey ?? true,
    provider: options.provider ?? legacyProvider,
    services: options.services ?? [],
    rawData: der.toString('base64'),
  };
}

const day = 24 * 60 * 60 * 1000;

function wholeSeconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000);
}

const sha256WithRsa = sequence(
  tagged(0x06, Buffer.from('2a864886f70d01010b', 'hex')),
  tagged(0x05, Buffer.alloc(0)),
);
const rsaKey = sequence(
  sequence(tagged(0x06, Buffer.from('2a864886f70d010101', 'hex')), tagged(0x05, Buffer.alloc(0))),
  bits(
    sequence(
      integer(Buffer.concat([Buffer.from([0x00, 0xc3]), Buffer.alloc(254, 0x5a), Buffer.from([0x01])])),
      integer(Buffer.from([1, 0, 1])),
    ),
  ),
);

/** TBSCertificate and Certificate of RFC 5280, version 3 without extensions. */
function encode(name: string, issuer: string, serial: number, notBefore: Date, notAfter: Date): Buffer {
  const body = sequence(
    tagged(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.from(hexadecimal(serial), 'hex')),
    sha256WithRsa,
    distinguishedName(issuer),
    sequence(time(notBefore), time(notAfter)),
    distinguishedName(name),
    rsaKey,
  );
  return sequence(body, sha256WithRsa, bits(createHash('sha256').update(body).digest()));
}

function distinguishedName(commonName: string): Buffer {
  const attribute = sequence(
    tagged(0x06, Buffer.from([0x55, 0x04, 0x03])),
    tagged(0x0c, Buffer.from(commonName, 'utf8')),
  );
  return sequence(tagged(0x31, attribute));
}

function time(at: Date): Buffer {
  return tagged(0x18, Buffer.from(`${at.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`, 'ascii'));
}

function integer(bytes: Buffer): Buffer {
  return tagged(0x02, bytes);
}

function bits(content: Buffer): Buffer {
  return tagged(0x03, Buffer.concat([Buffer.from([0]), content]));
}

function sequence(...parts: readonly Buffer[]): Buffer {
  return tagged(0x30, Buffer.concat(parts));
}

function tagged(tag: number, content: Buffer): Buffer {
  if (content.length < 0x80) return Buffer.concat([Buffer.from([tag, content.length]), content]);
  const length = Buffer.from(hexadecimal(content.length), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | length.length]), length, content]);
}

function hexadecimal(value: number): string {
  const text = value.toString(16);
  return text.length % 2 === 0 ? text : `0${text}`;
}
