import type { Feature } from './features.ts';
import type { ExchangeGeneration, SkypeGeneration } from './versions.ts';

/** How sure the statement is: written down by Microsoft, following from what is written down, or only likely. */
export type Confidence = 'high' | 'medium' | 'low';

/**
 * What is known of one feature between one generation of each side. `not-stated` is also where sources contradict each
 * other. An update is the least that the feature wants of its side.
 */
export interface Support {
  readonly status: 'supported' | 'not-stated' | 'not-supported';
  readonly confidence: Confidence;
  /** Whole sentences: how it works, or why it does not. */
  readonly meaning: string;
  readonly source: string;
  readonly exchangeUpdate?: number;
  readonly skypeUpdate?: number;
}

/** What owa-im does with it: plans it, plans it where the file acknowledges it, or refuses. */
export type Verdict = 'planned' | 'acknowledged' | 'refused';

export function verdictOf({ status, confidence }: Support): Verdict {
  if (status === 'not-supported') return 'refused';
  return status === 'supported' && confidence !== 'low' ? 'planned' : 'acknowledged';
}

const lyncAndOwa = 'Microsoft, "Integrating Lync Server 2013 and Outlook Web App 2013"';
const article = '"Lync and Exchange 2013 OWA integration" (blog article of 2013-06-16)';
const lyncPartners =
  'Microsoft, "Configure OAuth authentication with SharePoint 2013 and Lync 2013" (Exchange 2013)';
const imOfOwa = 'Microsoft, "Configure instant messaging integration with Outlook on the web"';
const plan = 'Microsoft, "Plan to integrate Skype for Business and Exchange"';
const oauthIntegration = 'Microsoft, "Exchange Server integration with SharePoint and Skype for Business"';
const requirements2019 = 'Microsoft, "Exchange Server system requirements" (2019)';
const overrideCmdlet = 'Microsoft, "New-SettingOverride" (applies to Exchange Server SE)';
const matrix = `${plan}, which refers to the Exchange Server supportability matrix`;
const none = 'no document of Microsoft names the pair';

const webConfigMeans = 'OWA reads its two keys from web.config.';
const overrideMeans = 'OWA reads a setting override.';
const meetingsMean = 'Lync or Skype for Business trusts the tokens of Exchange.';
const accessMeans = 'Exchange trusts the tokens of Lync or Skype for Business.';
const sameProtocol = 'The protocol is that of the versions before and after.';

type Row = Readonly<Record<Feature, Support>>;

/** A pair whose three features are equally sure; `oauthSource` is that of the two that rest on OAuth, where it differs. */
function alike(
  method: 'web.config' | 'setting-override',
  known: Omit<Support, 'meaning'> & { readonly oauthSource?: string },
  remark = '',
): Row {
  const { oauthSource, ...common } = known;
  const oauth = { ...common, source: oauthSource ?? common.source };
  const how = method === 'web.config' ? webConfigMeans : overrideMeans;
  return {
    instantMessaging: { ...common, meaning: `${how}${remark}` },
    onlineMeetings: { ...oauth, meaning: `${meetingsMean}${remark}` },
    skypeAccessToExchange: { ...oauth, meaning: `${accessMeans}${remark}` },
  };
}

/** Lync 2013 with a later Exchange: IM is ruled out, the rest is not clear enough to plan it unasked. */
function lyncWithLater(rest: Pick<Support, 'confidence' | 'source'> & { readonly remark: string }): Row {
  const { remark, ...known } = rest;
  return {
    instantMessaging: {
      status: 'not-supported',
      confidence: rest.confidence,
      meaning: 'Microsoft supports IM in OWA of Exchange 2016 and later only with Skype for Business Server.',
      source: imOfOwa,
    },
    onlineMeetings: { status: 'not-stated', ...known, meaning: `${meetingsMean} ${remark}` },
    skypeAccessToExchange: { status: 'not-stated', ...known, meaning: `${accessMeans} ${remark}` },
  };
}

/** Every pair of products, feature by feature. The Exchange side is that of each server, not of the organisation. */
export const supportMatrix: Readonly<Record<SkypeGeneration, Readonly<Record<ExchangeGeneration, Row>>>> = {
  'lync-2013': {
    '2013': {
      instantMessaging: {
        status: 'supported',
        confidence: 'high',
        meaning: webConfigMeans,
        source: lyncAndOwa,
      },
      onlineMeetings: {
        status: 'supported',
        confidence: 'high',
        meaning: `${meetingsMean} Online Meeting requests came with CU1.`,
        source: article,
        exchangeUpdate: 1,
      },
      skypeAccessToExchange: {
        status: 'supported',
        confidence: 'high',
        meaning: accessMeans,
        source: lyncPartners,
      },
    },
    '2016': lyncWithLater({
      confidence: 'high',
      source: oauthIntegration,
      remark: 'Microsoft allows OAuth and archiving between the two, and names nothing else.',
    }),
    '2019': lyncWithLater({
      confidence: 'high',
      source: `${requirements2019}; ${imOfOwa}`,
      remark:
        'The system requirements name Lync 2013 CU10 and later for coexistence, the page on OWA rules Lync out.',
    }),
    se: lyncWithLater({
      confidence: 'medium',
      source: none,
      remark: 'Lync 2013 went out of support before this product came out.',
    }),
  },
  'sfb-2015': {
    '2013': {
      ...alike('web.config', { status: 'supported', confidence: 'high', source: plan }),
      onlineMeetings: {
        status: 'supported',
        confidence: 'high',
        meaning: `${meetingsMean} Online Meeting requests came with CU1.`,
        source: `${plan}; ${article}`,
        exchangeUpdate: 1,
      },
    },
    '2016': alike('setting-override', {
      status: 'supported',
      confidence: 'high',
      source: imOfOwa,
      oauthSource: plan,
    }),
    '2019': alike(
      'setting-override',
      { status: 'supported', confidence: 'high', source: requirements2019, skypeUpdate: 7 },
      ' Exchange 2019 wants Skype for Business 2015 CU7 or later.',
    ),
    se: alike('setting-override', {
      status: 'supported',
      confidence: 'medium',
      source: overrideCmdlet,
      oauthSource: matrix,
    }),
  },
  'sfb-2019': {
    '2013': notStatedWith2013(),
    '2016': alike('setting-override', { status: 'supported', confidence: 'high', source: plan }),
    '2019': alike('setting-override', { status: 'supported', confidence: 'high', source: plan }),
    se: alike('setting-override', {
      status: 'supported',
      confidence: 'medium',
      source: overrideCmdlet,
      oauthSource: matrix,
    }),
  },
  'sfb-se': {
    '2013': notStatedWith2013(),
    '2016': alike('setting-override', { status: 'supported', confidence: 'medium', source: matrix }),
    '2019': alike('setting-override', { status: 'supported', confidence: 'medium', source: matrix }),
    se: alike('setting-override', { status: 'supported', confidence: 'medium', source: matrix }),
  },
};

function notStatedWith2013(): Row {
  const known = { status: 'not-stated', confidence: 'low', source: none } as const;
  const row = alike('web.config', known, ` ${sameProtocol}`);
  return { ...row, onlineMeetings: { ...row.onlineMeetings, exchangeUpdate: 1 } };
}
