import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { namedModels } from './named-models.ts';

const catalog = bundledCatalog();

describe('namedModels', () => {
  it('finds models by name and id, each once, in the order of the words', () => {
    const { models, faults } = namedModels(
      ['sonnet 4.6', 'openai/gpt-5-mini', 'anthropic/claude-sonnet-4.6'],
      catalog,
    );

    expect(models.map(({ id }) => id)).toEqual(['anthropic/claude-sonnet-4.6', 'openai/gpt-5-mini']);
    expect(faults).toEqual([]);
  });

  it('says of every wrong name what is near it', () => {
    expect(namedModels(['sonnet', 'gpt-5.7-imaginary'], catalog).faults).toEqual([
      expect.stringMatching(/^"sonnet" may be one of anthropic\/claude-sonnet-.+: write which$/),
      expect.stringMatching(/^the catalog has no model "gpt-5.7-imaginary"; near it are openai\//),
    ]);
  });

  it('sees that a name lost its quotes', () => {
    expect(namedModels(['sonnet', '4.6'], catalog).faults).toContain(
      'did you mean "sonnet 4.6"? A name with spaces needs quotes',
    );
  });

  it('shows no key that was pasted instead of a name', () => {
    const [fault = ''] = namedModels(['sk-or-v1-0123456789abcdef0123456789abcdef'], catalog).faults;

    expect(fault).toContain('masked key …cdef');
    expect(fault).not.toContain('0123456789abcdef');
  });

  it('refuses a search that would be billed apart, and passes on what a route changes', () => {
    expect(namedModels(['gpt-5:online'], catalog).faults).toEqual([expect.stringContaining('web search')]);
    expect(namedModels(['gpt-5:floor'], catalog).notes).toEqual([expect.stringMatching(/^:floor takes/)]);
  });
});
