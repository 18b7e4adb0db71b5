import { bundledCatalog } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { understand } from './understand.ts';

const catalog = bundledCatalog();

function meant(text: string): {
  readonly id: string | undefined;
  readonly remarks: readonly string[] | undefined;
} {
  const { models, remarks } = understand(text, catalog);
  const match = models[0]?.match;
  return { id: match?.kind === 'found' ? match.model.id : undefined, remarks };
}

describe('freeVariants', () => {
  it.each([
    'gemma 4 31b free, 10k requests',
    'free gemma 4 31b, 10k requests',
    'the free version of gemma 4 31b',
  ])('takes the free variant of "%s"', (text) =>
    expect(meant(text)).toEqual({ id: 'google/gemma-4-31b-it:free', remarks: [] }),
  );

  it.each(['free llama 3.3 70b, 10k requests', 'llama 3.3 70b free, 10k requests'])(
    'says that there is none, and keeps the model: "%s"',
    (text) => {
      expect(meant(text)).toEqual({
        id: 'meta-llama/llama-3.3-70b-instruct',
        remarks: [
          expect.stringMatching(
            /^The catalog has no free variant of .*Llama 3\.3 70B.*: this is what it costs\.$/,
          ),
        ],
      });
    },
  );

  it.each(['gemma 4 31b free users 100', '100 free users on gemma 4 31b', 'feel free gemma 4 31b'])(
    'is said of something else in "%s"',
    (text) => expect(meant(text)).toEqual({ id: 'google/gemma-4-31b-it', remarks: [] }),
  );
});
