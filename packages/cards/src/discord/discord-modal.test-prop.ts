import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { discordModal } from './discord-modal.ts';
import { anyText } from './testing/any-card.ts';
import { modalFaults } from './testing/faults.ts';

const fields = fc.uniqueArray(
  fc.record(
    {
      key: fc.stringMatching(/^[a-zA-Z]{1,100}$/),
      label: anyText,
      value: anyText,
      hint: anyText,
      error: anyText,
    },
    { requiredKeys: ['key', 'label', 'value', 'hint'] },
  ),
  { minLength: 1, maxLength: 30, selector: ({ key }) => key, size: 'medium' },
);

describe('discordModal', () => {
  it('is never refused, and its pages hold every field once, whatever is in them', () => {
    fc.assert(
      fc.property(anyText, fields, (title, all) => {
        const form = { title, fields: all, submit: { verb: 'edit', label: 'Save' } };
        const pages = Array.from({ length: Math.ceil(all.length / 5) }, (_, at) =>
          discordModal(form, at + 1),
        );
        for (const page of pages) expect(modalFaults(page?.modal)).toEqual([]);
        expect(
          pages.flatMap((page) => page?.modal.components.map(({ component }) => component.custom_id)),
        ).toEqual(all.map(({ key }) => key));
      }),
      { numRuns: 200 },
    );
  });
});
