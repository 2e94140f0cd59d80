import type { Preset } from './presets';

const MONTHLY = { kind: 'per-month', spread: 'even' } as const;
const DAILY = { kind: 'daily' } as const;

/** By price book id. Quantities are round figures of small and middle customers, none a vendor's claim. */
export const PRESETS_BY_BOOK: Readonly<Record<string, readonly Preset[]>> = {
  claro: [
    {
      id: 'new-products',
      label: 'New products each month',
      summary: '200 products: enriched, an SEO report, images for three in four',
      catalogs: [
        {
          label: 'New products',
          records: 200,
          operations: [
            { operation: 'enrich-default' },
            { operation: 'seo-report' },
            { operation: 'enrich-images', share: '0.75' },
          ],
        },
      ],
    },
    {
      id: 'feed',
      label: 'Supplier feed checked each week',
      summary: '200 rows validated and normalised every Monday',
      catalogs: [
        {
          label: 'Supplier feed',
          records: 200,
          schedule: { kind: 'weekly', on: 'mon' },
          operations: [{ operation: 'validate' }, { operation: 'normalise' }],
        },
      ],
    },
    {
      id: 'data-sheets',
      label: 'Data sheets read',
      summary: '20 to 60 sheets a month through OCR',
      lines: [
        {
          label: 'Data sheets',
          operation: 'advanced-ocr',
          quantity: { min: 20, likely: 35, max: 60 },
        },
      ],
    },
  ],
  cloro: [
    {
      id: 'brand-monitor',
      label: 'Brand monitor',
      summary: '300 questions a day to each of three assistants',
      lines: [
        { label: 'ChatGPT', operation: 'chatgpt-web-search', quantity: 300, schedule: DAILY },
        { label: 'Perplexity', operation: 'perplexity', quantity: 300, schedule: DAILY },
        { label: 'AI Overview', operation: 'ai-overview', quantity: 300, schedule: DAILY },
      ],
    },
    {
      id: 'rank-tracking',
      label: 'Rank tracking',
      summary: '1,000 Google searches a day, one page each',
      lines: [
        { label: 'Rank tracking', operation: 'google-search', quantity: 1000, schedule: DAILY },
      ],
    },
    {
      id: 'news',
      label: 'News watch',
      summary: '50 Google News requests a day',
      lines: [{ label: 'News watch', operation: 'google-news', quantity: 50, schedule: DAILY }],
    },
  ],
  claira: [
    {
      id: 'documents',
      label: 'Documents of a case',
      summary: '3,000 documents a month, most of them text',
      catalogs: [
        {
          label: 'Documents',
          records: 3000,
          schedule: { kind: 'per-month', spread: 'first-day' },
          parameters: {
            media: {
              mix: [
                { option: 'text', share: '0.8' },
                { option: 'image', share: '0.18' },
                { option: 'audio', share: '0.02' },
              ],
            },
          },
          operations: [{ operation: 'bulk-auto' }],
        },
      ],
    },
    {
      id: 'coding',
      label: 'Key documents coded',
      summary: '400 text documents a month with five fields each',
      lines: [
        {
          label: 'Key documents',
          operation: 'multi-code-bulk',
          quantity: 400,
          parameters: { media: 'text', fields: 5 },
          schedule: { kind: 'monthly', day: 15 },
        },
      ],
    },
    {
      id: 'recordings',
      label: 'Recordings',
      summary: '40 recordings a month',
      catalogs: [
        {
          label: 'Recordings',
          records: 40,
          schedule: { kind: 'per-month', spread: 'first-day' },
          operations: [{ operation: 'bulk-audio' }],
        },
      ],
    },
  ],
  'token-packs': [
    {
      id: 'drafts',
      label: 'Drafts',
      summary: '50 drafts a weekday of 1,200 to 6,000 tokens',
      lines: [
        {
          label: 'Drafts',
          operation: 'own-operation',
          quantity: 50,
          schedule: { kind: 'weekdays' },
          parameters: {
            'tokens-per-unit': { credits: { min: '1200', likely: '2400', max: '6000' } },
          },
        },
      ],
    },
    {
      id: 'summaries',
      label: 'Summaries',
      summary: '900 summaries a month of 1,100 tokens',
      lines: [
        {
          label: 'Summaries',
          operation: 'own-operation',
          quantity: 900,
          schedule: MONTHLY,
          parameters: { 'tokens-per-unit': { credits: '1100' } },
        },
      ],
    },
  ],
  clozup: [
    {
      id: 'chat',
      label: 'Chat of a sales team',
      summary: '160 messages a month in three strengths',
      lines: [
        { label: 'Fast chat', operation: 'chat-fast', quantity: 60 },
        { label: 'Balanced chat', operation: 'chat-balanced', quantity: 80 },
        { label: 'Powerful chat', operation: 'chat-powerful', quantity: 20 },
      ],
    },
    {
      id: 'leads',
      label: 'Leads and calls',
      summary: '150 leads enriched and 40 calls transcribed a month',
      lines: [
        { label: 'Leads enriched', operation: 'lead-enrichment', quantity: 150 },
        { label: 'Calls transcribed', operation: 'call-transcription', quantity: 40 },
      ],
    },
    {
      id: 'campaigns',
      label: 'Campaigns',
      summary: 'six campaigns a month with 120 icebreakers',
      lines: [
        { label: 'Campaigns', operation: 'campaign-generation', quantity: 6 },
        { label: 'Icebreakers', operation: 'icebreaker', quantity: 120 },
      ],
    },
  ],
  clay: [
    {
      id: 'prospects',
      label: 'Prospect list',
      summary: '2,000 contacts a month: profile and email',
      catalogs: [
        {
          label: 'Prospects',
          records: 2000,
          operations: [{ operation: 'enrich-profile' }, { operation: 'find-email' }],
        },
      ],
    },
    {
      id: 'crm',
      label: 'Records pushed to the CRM',
      summary: '1,500 records a month',
      lines: [{ label: 'CRM', operation: 'crm-push', quantity: 1500 }],
    },
  ],
  'github-copilot': [
    {
      id: 'team',
      label: 'A team of developers',
      summary: '200 interactions a weekday, 10,000 tokens in and 2,000 out',
      lines: [
        {
          label: 'Interactions',
          operation: 'interaction',
          quantity: 200,
          schedule: { kind: 'weekdays' },
          parameters: { model: 'gpt-5.4-mini', 'input-thousands': 10, 'output-thousands': 2 },
        },
      ],
    },
  ],
};
