import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { slackFormErrors, slackModal } from './slack-modal.ts';
import { anyForm } from './testing/any-card.ts';
import { modalProblems } from './testing/slack-problems.ts';

describe('slackModal', () => {
  it(
    'gives nothing that Slack refuses, whatever the form holds',
    () => {
      fc.assert(
        fc.property(anyForm, (form) => {
          expect(modalProblems(slackModal(form))).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
    PATIENCE,
  );

  it(
    'never changes a value that it shows',
    () => {
      fc.assert(
        fc.property(anyForm, (form) => {
          const values = form.fields.map(({ value }) => value);
          for (const block of slackModal(form).blocks) {
            if (block.type === 'input') expect(values).toContain(block.element.initial_value ?? '');
          }
        }),
      );
    },
    PATIENCE,
  );
});

describe('slackFormErrors', () => {
  it(
    'names no field that the modal does not show',
    () => {
      fc.assert(
        fc.property(anyForm, (form) => {
          const shown = slackModal(form).blocks.flatMap((block) =>
            block.type === 'input' ? [block.block_id] : [],
          );
          for (const key of Object.keys(slackFormErrors(form)?.errors ?? {})) expect(shown).toContain(key);
        }),
      );
    },
    PATIENCE,
  );
});

/** Huge cards take a while on a busy machine. */
const PATIENCE = 120_000;
