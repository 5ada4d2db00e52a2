import type { TemplateName } from './template.ts';

type FolderOf<Path extends string> = Path extends `${infer Folder}/${string}` ? Folder : never;

/** The folders of the resources, which are those that hold PowerShell. Questions about what is there belong to none. */
export type ResourceName = Exclude<FolderOf<TemplateName>, 'checks'>;
