import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { findMentions } from './model-mention.ts';

const catalog = bundledCatalog();

/** Each name with what was found, or with the nearest of what it may mean. */
function mentioned(text: string): readonly string[] {
  return findMentions(text, catalog).map(({ name, match }) => {
    if (match.kind === 'found') return `${name} = ${match.model.id}`;
    return `${name} ? ${match.kind === 'unknown' ? match.near[0]?.id : match.kind}`;
  });
}

describe('mistypedFrom', () => {
  it.each([
    ['gpt5 mni 10k requests', 'gpt5 mni ? openai/gpt-5-mini'],
    ['gpt-5 mii 10k requests', 'gpt-5 mii ? openai/gpt-5-mini'],
    ['gpt-5.4 mni, 10k requests', 'gpt-5.4 mni ? openai/gpt-5.4-mini'],
    ['gpt-5 mnni', 'gpt-5 mnni ? openai/gpt-5-mini'],
    ['gpt-5 nnao for 10k requests', 'gpt-5 nnao ? openai/gpt-5-nano'],
    ['gemini 2.5 flash lit 10k requests', 'gemini 2.5 flash lit ? google/gemini-2.5-flash-lite'],
    ['gpt-5.2 mni 10k requests', 'gpt-5.2 mni ? openai/gpt-5-mini'],
  ])('takes "%s" for a name that the catalog lacks, and is near to one', (text, name) => {
    expect(mentioned(text)).toEqual([name]);
  });

  it('offers the model without the word last', () => {
    const [mention] = findMentions('gpt5 mni 10k requests', catalog);

    expect(mention?.match).toMatchObject({ near: [{ id: 'openai/gpt-5-mini' }, { id: 'openai/gpt-5' }] });
  });

  it.each([
    'gpt-5 main',
    'gpt-5 mine',
    'gpt-5 codes',
    'gpt-5 watch list',
    'gpt-5 nine calls',
    'gpt-5 minutes',
    'opus 5 last month',
    'opus 5 first',
    'gemini 2.5 flash late',
    'gemini 2.5 flash lits our shop',
    'grok 4.3 blorp',
    'sonnet 4.6 mni',
  ])('leaves the words of a sentence out of the name: "%s"', (text) => {
    expect(mentioned(text)).toEqual([expect.stringMatching(/^[a-z]+[- ][\d.]+(?: flash)? = /)]);
  });

  it.each([
    ['opus 4.5 fast mode 10k requests', 'opus 4.5 fast ? anthropic/claude-opus-4.7-fast'],
    ['opus 4.5 fast 10k requests', 'opus 4.5 fast ? anthropic/claude-opus-4.7-fast'],
    ['opus 5 fast mode 10k requests', 'opus 5 fast = anthropic/claude-opus-5-fast'],
  ])('takes the fast of "%s" as a part of the name', (text, name) => {
    expect(mentioned(text)).toEqual([name]);
  });
});
