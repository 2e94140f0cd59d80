import {
  PriceBook,
  PRICE_BOOK_FORMAT,
  type PriceBookInput,
} from '../../src/shared/contract/price-book';
import { plainPolicies } from './plain-policies';

const source = { of: 'page', section: 'Prices' };

/** A price book of an invented vendor, small enough to know by heart: two plans, one pack. */
export const SMALL_BOOK_INPUT = {
  format: PRICE_BOOK_FORMAT,
  id: 'kiosk',
  version: '2026-01-01',
  label: 'Kiosk',
  vendor: 'Kiosk Ltd',
  currency: 'EUR',
  per: 'workspace',
  sources: [{ id: 'page', title: 'Kiosk price page', readOn: '2026-01-01' }],
  assumptions: [
    {
      id: 'A-1',
      title: 'Records whole',
      reading: 'A record is served whole or not at all.',
      reason: 'The page is silent.',
    },
  ],
  meters: [{ id: 'credits', label: 'Credits', unit: 'credit', unitPlural: 'credits' }],
  features: [
    { id: 'api', label: 'API access' },
    { id: 'roles', label: 'Team roles' },
  ],
  limits: [{ id: 'seats', label: 'Seats', unit: 'seat' }],
  parameters: [
    {
      kind: 'choice',
      id: 'media',
      label: 'Media',
      options: [
        { id: 'text', label: 'Text' },
        { id: 'image', label: 'Image' },
      ],
      default: 'text',
    },
  ],
  operations: [
    {
      id: 'check',
      label: 'Check',
      unit: 'record',
      unitPlural: 'records',
      costs: [{ meter: 'credits', formula: { kind: 'fixed', amount: '2' }, source }],
    },
    {
      id: 'scan',
      label: 'Scan',
      unit: 'document',
      unitPlural: 'documents',
      parameters: ['media'],
      costs: [
        {
          meter: 'credits',
          formula: {
            kind: 'table',
            parameter: 'media',
            rows: [
              { option: 'text', cost: { kind: 'fixed', amount: '1' } },
              { option: 'image', cost: { kind: 'fixed', amount: '5' } },
            ],
          },
          source,
        },
      ],
    },
  ],
  plans: [
    {
      id: 'free',
      label: 'Free',
      price: { kind: 'fixed', amount: '0.00', per: 'account', interval: 'month', source },
      allowances: [{ id: 'monthly', meter: 'credits', amount: '100', every: 'cycle', source }],
      features: { has: [], source },
      limits: [{ limit: 'seats', value: '1', source }],
    },
    {
      id: 'pro',
      label: 'Pro',
      price: { kind: 'fixed', amount: '20.00', per: 'account', interval: 'month', source },
      allowances: [{ id: 'monthly', meter: 'credits', amount: '1000', every: 'cycle', source }],
      features: { has: ['api'], source },
      limits: [{ limit: 'seats', value: '10', source }],
    },
  ],
  packs: [
    {
      id: 'bag',
      label: 'Bag',
      meter: 'credits',
      credits: '500',
      price: '8.00',
      expires: null,
      buyableOn: 'any',
      source,
    },
  ],
  policies: {
    ...plainPolicies(source),
    records: { served: 'whole', source, assumptions: ['A-1'] },
  },
} satisfies PriceBookInput;

/** A fresh copy each time, so that a test may change it. */
export function smallBook(): PriceBook {
  return PriceBook.parse(structuredClone(SMALL_BOOK_INPUT));
}
