import type { Environment, Server } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { serverIdPrefix, serverTarget } from '../server-target.ts';
import { part } from '../template.ts';
import { thumbprintOf } from '../thumbprint-of.ts';

/** What OWA does with the certificate when its worker process starts: events 102 to 106 name each of these faults. */
export function certificates(environment: Environment, server: Server, index: number): Check[] {
  const thumbprint = thumbprintOf(server);
  const { subject } = server.certificate;
  const common = {
    kind: 'check',
    target: serverTarget(server.name),
    phase: 'preflight',
    keyPath: `exchange.servers[${index}].certificate.thumbprint`,
  } as const;
  return [
    {
      ...common,
      id: `${serverIdPrefix(server.name)}/certificate/${thumbprint}`,
      title: `The certificate of OWA on ${server.name} can be used`,
      why: `OWA takes the certificate from LocalMachine\\My by this thumbprint. ${skypeName(environment)} knows the server by the CN, and neither product can use a key of a CNG key storage provider.`,
      safety: 'required',
      powershell: part('checks/certificates.ps1', {
        Thumbprint: thumbprint,
        Subject: subject,
        Missing: `LocalMachine\\My of ${server.name} has no certificate ${thumbprint}.`,
        NoPrivateKey: `The certificate ${thumbprint} on ${server.name} has no private key.`,
        NotYet: `The certificate ${thumbprint} is not valid yet.`,
        Expired: `The certificate ${thumbprint} has expired.`,
        WrongSubject: `The CN of the certificate should be ${subject}. Its subject is `,
        KeyStorage: `The private key of ${thumbprint} is not in a legacy cryptographic service provider. Import the certificate again with such a provider, for instance certutil -csp "Microsoft RSA SChannel Cryptographic Provider" -importpfx.`,
      }),
    },
    {
      ...common,
      id: `${serverIdPrefix(server.name)}/certificate-expiry/${thumbprint}`,
      title: `The certificate of OWA on ${server.name} lasts for more than 30 days`,
      why: 'A renewed certificate has another thumbprint, and needs another plan.',
      safety: 'advice',
      powershell: part('checks/certificate-expiry.ps1', {
        Thumbprint: thumbprint,
        Soon: `The certificate ${thumbprint} expires within 30 days. Renew it, and plan again with the new thumbprint.`,
      }),
    },
  ];
}
