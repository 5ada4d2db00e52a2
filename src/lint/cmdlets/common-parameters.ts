/**
 * What every cmdlet has: about_CommonParameters. Those without a value are switches. -Confirm and -WhatIf are the
 * cmdlet's own.
 */
export const commonParameters: readonly {
  readonly name: string;
  readonly alias: string;
  readonly takesValue: boolean;
}[] = [
  { name: 'Verbose', alias: 'vb', takesValue: false },
  { name: 'Debug', alias: 'db', takesValue: false },
  { name: 'ErrorAction', alias: 'ea', takesValue: true },
  { name: 'WarningAction', alias: 'wa', takesValue: true },
  { name: 'InformationAction', alias: 'infa', takesValue: true },
  { name: 'ProgressAction', alias: 'proga', takesValue: true },
  { name: 'ErrorVariable', alias: 'ev', takesValue: true },
  { name: 'WarningVariable', alias: 'wv', takesValue: true },
  { name: 'InformationVariable', alias: 'iv', takesValue: true },
  { name: 'OutVariable', alias: 'ov', takesValue: true },
  { name: 'OutBuffer', alias: 'ob', takesValue: true },
  { name: 'PipelineVariable', alias: 'pv', takesValue: true },
];
