/** What `lint` can read. A plan directory is made of these. */
export const fileKinds = ['environment', 'powershell', 'web-config', 'workflow'] as const;

export type FileKind = (typeof fileKinds)[number];
