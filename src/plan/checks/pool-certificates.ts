import type { Environment } from '../../environment/environment.ts';
import type { Check } from '../plan.ts';
import { skypeName } from '../product-names.ts';
import { part } from '../template.ts';

/** OWA compares the name that it connects to with the certificate that Lync presents. Get-CsCertificate sees this machine only. */
export function poolCertificates(environment: Environment): Check[] {
  const skype = skypeName(environment);
  return environment.skype.pools.map(({ fqdn, certificateSubject }, index) => ({
    kind: 'check',
    id: `skype/pool-certificate/${fqdn}`,
    target: 'skype',
    title: `The certificate of ${fqdn} carries that name`,
    why: `OWA refuses a ${skype} server whose certificate is not in the name that OWA connects to. Only the machine that runs this can be looked at.`,
    safety: 'advice',
    phase: 'preflight',
    keyPath: `skype.pools[${index}].certificateSubject`,
    powershell: part('checks/pool-certificates.ps1', {
      CertificateSubject: certificateSubject,
      PoolFqdn: fqdn,
      OtherPools: environment.skype.pools.map((pool) => pool.fqdn).filter((other) => other !== fqdn),
      Elsewhere: `This machine is no front end of ${fqdn}: look at one of those. Its certificate is that of `,
      NoCertificate: `This machine has no certificate of type Default, so it is no front end. Look at a front end of ${fqdn}.`,
      WrongSubject: `The CN of the Default certificate should be ${certificateSubject}. It is `,
      MissingName: `The Default certificate does not carry the name ${fqdn}.`,
    }),
  }));
}
