import { exact } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import type { About, ModelReader, Read } from '../reading/model-reader.ts';
import type { Understanding } from '../understand/understanding.ts';
import { NEW_CONVERSATION } from './conversation.ts';
import { replyCard } from './reply-card.ts';
import { AROUND, plannedOf, replyOf, talkThrough } from './testing/talk-through.ts';
import { answerWithReader } from './with-reader.ts';

const UNCLEAR = 'sonnet 4.6, 6,000 requests a month, 2,000 in, blorp 500';

/** A reader that answers with what it is told, and remembers what it was asked. */
function readerSaying(read: (rules: Understanding) => Read) {
  const asked: { message: string; about: About }[] = [];
  const reader: ModelReader = {
    async read(message, about) {
      asked.push({ message, about });
      return read(about.rules);
    },
  };
  return { asked, reading: { reader, person: 'slack:U1' } };
}

const COST = { inputTokens: 1_200, outputTokens: 90, usd: '0.0002' };

/** Takes the number that was left over for the length of an answer. */
function outputRead(rules: Understanding, cost: typeof COST | Omit<typeof COST, 'usd'> = COST): Read {
  const understanding = {
    ...rules,
    facts: [...rules.facts, { name: 'outputTokens', value: exact(500), words: 'blorp 500' } as const],
    unused: [],
  };
  const assumptions = ['Nothing was assumed but this sentence.'];
  return { kind: 'read', understanding, assumptions, model: 'fake/one', cost };
}

const FELL_BACK: Read = {
  kind: 'fell-back',
  why: 'The language model did not answer in time, so your message was read by fixed rules alone.',
};

describe('answerWithReader', () => {
  it.each([
    'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out',
    'help',
    'price of gpt-5 mini',
    '402 Insufficient credits. Add more using https://openrouter.ai/settings/credits',
    // Asked with values to choose from: the answer is one of them.
    'gpt-image-1, 1,000 images a month',
  ])('does not ask a model about what the rules are sure of: %s', async (message) => {
    const { asked, reading } = readerSaying(() => FELL_BACK);
    const turn = await answerWithReader(message, NEW_CONVERSATION, { ...AROUND, reading });

    expect(asked).toEqual([]);
    expect(turn).toEqual(talkThrough(message));
  });

  it.each([UNCLEAR, 'what would 10k requests a month cost?', 'so like the usual thing for our folks?'])(
    'asks about numbers without a place, about what is missing, and where nothing was understood: %s',
    async (message) => {
      const { asked, reading } = readerSaying(() => FELL_BACK);
      await answerWithReader(message, NEW_CONVERSATION, { ...AROUND, reading });

      expect(asked).toMatchObject([{ message, about: { person: 'slack:U1', earlier: [] } }]);
    },
  );

  it('answers with what the model completes, and says what read it and what that cost', async () => {
    const { reading } = readerSaying((rules) => outputRead(rules));
    const turn = await answerWithReader(UNCLEAR, NEW_CONVERSATION, { ...AROUND, reading });

    // 6,000 × (2,000 × $3/1M + 500 × $15/1M)
    expect(plannedOf(turn)).toBe('81');
    expect(replyOf('estimate', turn).notes).toEqual([
      'Parts of this were read by fake/one ($0.0002: 1200 tokens in, 90 out).',
      'Nothing was assumed but this sentence.',
    ]);
  });

  it.each([
    [{ ...COST, inputTokens: 0, outputTokens: 0, usd: '0' }, 'fake/one (remembered: it cost nothing).'],
    [
      { inputTokens: 1_200, outputTokens: 90 },
      'fake/one (1200 tokens in, 90 out; the endpoint does not say what that cost).',
    ],
  ])('says where a reading cost nothing, and where nobody knows', async (cost, said) => {
    const { reading } = readerSaying((rules) => outputRead(rules, cost));
    const turn = await answerWithReader(UNCLEAR, NEW_CONVERSATION, { ...AROUND, reading });

    expect(replyOf('estimate', turn).notes[0]).toBe(`Parts of this were read by ${said}`);
  });

  it('gives the answer of the rules where the model is of no help, and says why', async () => {
    const { reading } = readerSaying(() => FELL_BACK);
    const turn = await answerWithReader(UNCLEAR, NEW_CONVERSATION, { ...AROUND, reading });

    expect(turn.conversation).toEqual(talkThrough(UNCLEAR).conversation);
    expect(replyOf('question', turn).notes).toEqual([FELL_BACK.why]);
  });

  it('says it in a refusal too, with what the attempt cost', async () => {
    const { reading } = readerSaying(() => ({ ...FELL_BACK, cost: COST }));
    const turn = await answerWithReader('hm, 7 of them blorp', NEW_CONVERSATION, { ...AROUND, reading });

    expect(replyOf('refused', turn).sentences.at(-1)).toBe(
      `${FELL_BACK.why} ($0.0002: 1200 tokens in, 90 out)`,
    );
  });

  it('tells the model what was said before', async () => {
    const { asked, reading } = readerSaying(() => FELL_BACK);
    const { conversation } = talkThrough('sonnet 4.6, 6,000 requests a month, 2,000 in');
    await answerWithReader('blorp 500', conversation, { ...AROUND, reading });

    expect(asked[0]?.about.earlier?.toSorted()).toEqual(['2,000 in', '6,000 requests a month']);
  });

  it.each(['price of haiku, blorp 7', 'gpt-5.7-imaginary, 6,000 requests a month, 2,000 in, blorp 500'])(
    'shows what a reading cost beside prices and names that are not clear too: %s',
    async (message) => {
      const { reading } = readerSaying((rules) => outputRead(rules));
      const { reply } = await answerWithReader(message, NEW_CONVERSATION, { ...AROUND, reading });

      expect(['ambiguous-model', 'unknown-model', 'price']).toContain(reply.kind);
      expect(JSON.stringify(replyCard(reply).sections)).toContain(
        'Parts of this were read by fake/one ($0.0002',
      );
    },
  );
});
