import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { slackFallback, slackMessage } from './slack-message.ts';
import { anyCard } from './testing/any-card.ts';
import { messageProblems } from './testing/slack-problems.ts';

const NATIVE = ['data_table', 'data_visualization', 'container'];
const anyOptions = fc.record({ file: fc.string(), isUpdate: fc.boolean() }, { requiredKeys: [] });

describe('slackMessage', () => {
  it(
    'gives nothing that Slack refuses, whatever the card holds',
    () => {
      fc.assert(
        fc.property(anyCard, anyOptions, (card, options) => {
          expect(messageProblems(slackMessage(card, options))).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
    PATIENCE,
  );

  it(
    'says within 4,000 bytes what a changed message says',
    () => {
      fc.assert(
        fc.property(anyCard, (card) => {
          const { text } = slackMessage(card, { isUpdate: true });
          expect(Buffer.byteLength(text)).toBeLessThanOrEqual(4_000);
        }),
      );
    },
    PATIENCE,
  );

  it(
    'draws every chart or hands it on, unless it says that something is missing',
    () => {
      fc.assert(
        fc.property(anyCard, (card) => {
          const { blocks, pictures, isCut } = slackMessage(card);
          const drawn = blocks.filter(({ type }) => type === 'data_visualization').length;
          const charts = card.sections.filter(({ kind }) => kind === 'chart').length;
          if (!isCut) expect(drawn + pictures.length).toBe(charts);
        }),
      );
    },
    PATIENCE,
  );
});

describe('slackFallback', () => {
  it(
    'gives nothing that Slack refuses, and no block of 2026',
    () => {
      fc.assert(
        fc.property(anyCard, anyOptions, (card, options) => {
          const message = slackFallback(card, options);
          expect(messageProblems(message)).toEqual([]);
          expect(message.blocks.filter(({ type }) => NATIVE.includes(type))).toEqual([]);
        }),
        { numRuns: 150 },
      );
    },
    PATIENCE,
  );
});

/** Huge cards take a while on a busy machine. */
const PATIENCE = 120_000;
