import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

describe('intentOf', () => {
  it.each([
    ['what would 10k requests a month cost on sonnet 5, 2k in, 300 out?', 'estimate'],
    ['sonnet 5 vs gpt-5.4 for 20k calls a month?', 'compare'],
    ['gpt-5 nano / gpt-4.1 nano side by side, 3M calls a month', 'compare'],
    [
      'how many users can we serve for $500 a month at 20 requests per user per day on gpt-5 mini?',
      'reverse',
    ],
    ['wie viele Bilder bekomme ich für 80 USD im Monat mit recraft v3?', 'reverse'],
    ['price of gemini 3 flash?', 'price'],
    ['¿cuál es el precio por millón de tokens de gpt-5.4 nano?', 'price'],
    ['copilot business for 45 devs', 'subscription'],
    ['how much of the $3,000 october budget is gone already?', 'budget'],
    ['what can you do?', 'help'],
    ['¿cómo funciona este bot?', 'help'],
    ['write me a haiku about rain', 'other'],
    ["who's on call this weekend?", 'other'],
  ] as const)('takes "%s" for %s', (message, intent) => {
    expect(understand(message, catalog).intent).toBe(intent);
  });

  it('takes a change for a what-if only where something was estimated before', () => {
    const change = 'now with 3% retries';

    expect(understand(change, catalog, { kind: 'text' }).intent).toBe('whatif');
    expect(understand(change, catalog).intent).toBe('estimate');
  });
});
