/** The two keys of appSettings in the web.config of OWA's back end that Exchange 2013 reads when its worker process starts. */
export const certificateThumbprintKey = 'IMCertificateThumbprint';
export const imServerNameKey = 'IMServerName';
