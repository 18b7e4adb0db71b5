import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { findMentions } from './model-mention.ts';

const catalog = bundledCatalog();

function mentioned(text: string): readonly string[] {
  return findMentions(text, catalog).map(({ name, match }) =>
    match.kind === 'found' ? match.model.id : `${name} = ${match.kind}`,
  );
}

const [HAIKU, SONNET] = ['anthropic/claude-haiku-4.5', 'anthropic/claude-sonnet-4.6'];

describe('withListed', () => {
  it.each([
    ['sonnet 4.6 vs haiku 4.5 vs gtp-5 mini for 20k calls', [SONNET, HAIKU, 'gtp-5 mini = unknown']],
    ['sonnet 4.6 vs haiku 4.5 vs mystery-9 for 20k calls', [SONNET, HAIKU, 'mystery-9 = unknown']],
    ['haiku 4.5 versus mystery', [HAIKU, 'mystery = unknown']],
    ['gtp-5 mini vs sonnet 4.6', ['gtp-5 mini = unknown', SONNET]],
    ['compare gtp-5 mini with sonnet 4.6', ['gtp-5 mini = unknown', SONNET]],
    ['compare haiku 4.5 and mini', [HAIKU, 'mini = ambiguous']],
    ['compare mini and haiku 4.5', ['mini = ambiguous', HAIKU]],
    ['haiku 4.5/mystery-9', [HAIKU, 'mystery-9 = unknown']],
    ['haiku 4.5, mystery-9 or sonnet 4.6', [HAIKU, 'mystery-9 = unknown', SONNET]],
  ])('lists what nothing is known of with the others: "%s"', (text, names) => {
    expect(mentioned(text)).toEqual(names);
  });

  it.each([
    'haiku 4.5 vs batch',
    'haiku 4.5 vs last month',
    'haiku 4.5 vs self-hosting',
    'haiku 4.5 or something cheaper',
    'haiku 4.5 and 20k calls',
    'haiku 4.5, pro Monat 10k Anfragen',
    'haiku 4.5, flash sale bot',
    'compare haiku 4.5 for 20k calls',
    'users and haiku 4.5',
    'haiku 4.5, p95 of 2 s',
  ])('takes no other word for a name: "%s"', (text) => expect(mentioned(text)).toEqual([HAIKU]));
});
