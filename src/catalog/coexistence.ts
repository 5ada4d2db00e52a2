import type { Confidence } from './support-matrix.ts';
import type { ExchangeGeneration } from './versions.ts';

/** Two generations of Exchange that no organisation can have at once. */
export interface Apart {
  readonly older: ExchangeGeneration;
  readonly newer: ExchangeGeneration;
  /** The cumulative update of the newer one from which on it refuses; 0 is its release. */
  readonly fromUpdate: number;
  readonly confidence: Confidence;
  readonly meaning: string;
  readonly source: string;
}

const source = 'Microsoft, "Exchange Server system requirements", supported coexistence scenarios';

/** Every other pair of generations can stand together. */
export const generationsApart: readonly Apart[] = [
  {
    older: '2013',
    newer: '2019',
    fromUpdate: 15,
    confidence: 'medium',
    meaning: 'The setup of Exchange Server 2019 CU15 refuses while an Exchange 2013 server is there.',
    source,
  },
  {
    older: '2013',
    newer: 'se',
    fromUpdate: 0,
    confidence: 'medium',
    meaning:
      'The setup of Exchange Server Subscription Edition refuses while an Exchange 2013 server is there.',
    source,
  },
];
