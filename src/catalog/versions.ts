/**
 * Generations of the products, and what follows from them alone.
 *
 * `builds` lists the build that `AdminDisplayVersion` shows ("Version 15.0 (Build 620.29)" is 620.29), by cumulative
 * update, RTM first; security updates do not move it. Source: Microsoft's "Exchange Server build numbers and release
 * dates". Exchange 2019 and SE share 15.2: only the build tells them apart.
 * `complete` means that Microsoft ships no further cumulative update.
 * `unifiedMessaging`: UM ended with Exchange 2016, and with it the known-servers entry that a SIP URI dial plan makes.
 */
export const exchangeGenerations = {
  '2013': {
    product: 'Exchange Server 2013',
    version: '15.0',
    method: 'web.config',
    unifiedMessaging: true,
    complete: true,
    /** SP1 took the place of the fourth cumulative update. */
    servicePacks: { '1': 4 },
    builds: [
      '516.32',
      '620.29',
      '712.24',
      '775.38',
      '847.32',
      '913.22',
      '995.29',
      '1044.25',
      '1076.9',
      '1104.5',
      '1130.7',
      '1156.6',
      '1178.4',
      '1210.3',
      '1236.3',
      '1263.5',
      '1293.2',
      '1320.4',
      '1347.2',
      '1365.1',
      '1367.3',
      '1395.4',
      '1473.3',
      '1497.2',
    ],
  },
  '2016': {
    product: 'Exchange Server 2016',
    version: '15.1',
    method: 'setting-override',
    unifiedMessaging: true,
    complete: true,
    servicePacks: {},
    builds: [
      '225.42',
      '396.30',
      '466.34',
      '544.27',
      '669.32',
      '845.34',
      '1034.26',
      '1261.35',
      '1415.2',
      '1466.3',
      '1531.3',
      '1591.10',
      '1713.5',
      '1779.2',
      '1847.3',
      '1913.5',
      '1979.3',
      '2044.4',
      '2106.2',
      '2176.2',
      '2242.4',
      '2308.8',
      '2375.7',
      '2507.6',
    ],
  },
  '2019': {
    product: 'Exchange Server 2019',
    version: '15.2',
    method: 'setting-override',
    unifiedMessaging: false,
    complete: true,
    servicePacks: {},
    builds: [
      '221.12',
      '330.5',
      '397.3',
      '464.5',
      '529.5',
      '595.3',
      '659.4',
      '721.2',
      '792.3',
      '858.5',
      '922.7',
      '986.5',
      '1118.7',
      '1258.12',
      '1544.4',
      '1748.10',
    ],
  },
  se: {
    product: 'Exchange Server Subscription Edition',
    version: '15.2',
    method: 'setting-override',
    unifiedMessaging: false,
    complete: false,
    servicePacks: {},
    builds: ['2562.17'],
  },
} as const;

/**
 * Lync and Skype for Business generations. `shell` is the name of the management shell that a person opens.
 * `versionPrefix` begins what Get-CsServerVersion shows: the version that was installed, whatever cumulative update came later.
 */
export const skypeGenerations = {
  'lync-2013': {
    product: 'Lync Server 2013',
    module: 'Lync',
    shell: 'Lync Server Management Shell',
    versionPrefix: '5.0.8308',
  },
  'sfb-2015': {
    product: 'Skype for Business Server 2015',
    module: 'SkypeForBusiness',
    shell: 'Skype for Business Server Management Shell',
    versionPrefix: '6.0.9319',
  },
  'sfb-2019': {
    product: 'Skype for Business Server 2019',
    module: 'SkypeForBusiness',
    shell: 'Skype for Business Server Management Shell',
    versionPrefix: '7.0.2046',
  },
  'sfb-se': {
    product: 'Skype for Business Server Subscription Edition',
    module: 'SkypeForBusiness',
    shell: 'Skype for Business Server Management Shell',
    versionPrefix: '7.0.2046',
  },
} as const;

export type ExchangeGeneration = keyof typeof exchangeGenerations;
export type SkypeGeneration = keyof typeof skypeGenerations;
