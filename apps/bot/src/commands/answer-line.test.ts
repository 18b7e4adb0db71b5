import { bundledCatalog, decimalUsd } from '@tollkeeper/pricing';
import { describe, expect, it } from 'vitest';

import { answer } from '../converse/answer.ts';
import { NEW_CONVERSATION } from '../converse/conversation.ts';
import type { ModelReader } from '../reading/model-reader.ts';
import { answerLine } from './answer-line.ts';

const around = { catalog: bundledCatalog(), today: '2026-11-21' };
const replyTo = async (line: string) => (await answerLine(line, NEW_CONVERSATION, around)).reply;

describe('answerLine', () => {
  it('reads the fields of /estimate', async () => {
    const reply = await replyTo(
      '/estimate model="claude sonnet 4.6" monthly_requests=6k input_tokens=2,000 output_tokens=500 retry_rate=3% buffer=0.15',
    );

    if (reply.kind !== 'estimate') throw new Error(`expected an estimate, got ${reply.kind}`);
    // $81 × 1.03 × 1.15
    expect(decimalUsd(reply.estimate.planned.money)).toBe('95.9445');
  });

  it('reads a sentence behind /estimate', async () => {
    expect((await replyTo('/estimate sonnet 4.6, one call, 500 in and 1,000 out')).kind).toBe('estimate');
  });

  it('names every wrong field at once, with what is right', async () => {
    expect(await replyTo('/estimate usrs=100 input_tokens=many output_tokens=5 oops')).toEqual({
      kind: 'refused',
      sentences: [
        expect.stringMatching(/^There is no field "usrs". The fields are: model, users, active_days/),
        'input_tokens is "many", but it must be a number, such as 2000 or 2k.',
        '"oops" is not a field: write key=value, such as users=100.',
      ],
    });
  });

  it('asks for the fields that are missing', async () => {
    expect(await replyTo('/estimate model=sonnet-4.6 users=5')).toMatchObject({
      kind: 'question',
      question:
        'How many requests per month, how many input tokens per request, and how many output tokens per request? For example: "6,000 requests a month, 2,000 in, 500 out".',
    });
  });

  it.each([
    // 100 × 8 s × $0.40
    ['model=veo-3.1 accepted_clips_per_month=100 seconds_per_clip=8 resolution=1080p audio=on', '320'],
    // 100 × 8 s × $0.20
    ['model=veo-3.1 accepted_clips_per_month=100 seconds_per_clip=8 resolution=1080p audio=OFF', '160'],
    // 1,000,000 × $15/1M
    ['model=tts-1 characters_per_month=1000000', '15'],
    // 5,000 × $0.006
    ['model=whisper-1 audio_minutes_per_month=5000', '30'],
    // 45 × $19
    ['model=copilot-business seats=45', '855'],
    // Prompts: 12 × 20,000 + 3,000 × 12 × 11 / 2 = 438,000; 100 × (438,000 × $3/1M + 12 × 800 × $15/1M)
    [
      'model=sonnet-4.6 tasks_per_month=100 calls_per_task=12 prefix_tokens=20000 growth_tokens=3000 output_tokens=800',
      '145.8',
    ],
    // 10 × 5 min × $0.30
    ['sessions_per_month=10 minutes_per_session=5 price_per_session_minute=$0.30', '15'],
    // 1,000 × $0.167
    ['model=gpt-image-1 accepted_images_per_month=1000 quality=high size=1024x1024', '167'],
  ])('estimates every kind of work by its fields: %s', async (fields, planned) => {
    const reply = await replyTo(`/estimate ${fields}`);

    if (reply.kind !== 'estimate') throw new Error(`expected an estimate, got ${JSON.stringify(reply.kind)}`);
    expect(decimalUsd(reply.estimate.planned.money)).toBe(planned);
    expect(reply.unused).toEqual([]);
  });

  it('writes the cache that is kept for the time stated', async () => {
    const line = (rest: string) =>
      replyTo(
        `/estimate model=sonnet-4.6 calls=1 input_tokens=1M output_tokens=0 cache_write_share=1 ${rest}`,
      );
    const replies = await Promise.all(['cache_lifetime=5m', 'cache_lifetime=1h'].map(line));
    const costs = replies.map((reply) =>
      reply.kind === 'estimate' ? decimalUsd(reply.estimate.planned.money) : reply.kind,
    );

    // 1,000,000 × $3.75/1M for five minutes, × $6/1M for an hour
    expect(costs).toEqual(['3.75', '6']);
    expect(await line('cache_lifetime=2h')).toEqual({
      kind: 'refused',
      sentences: ['cache_lifetime is "2h", but it must be 5m or 1h.'],
    });
  });

  it('names the choices without which there is no price, and takes one as the answer', async () => {
    const asked = await answerLine(
      '/estimate model=gpt-image-1 accepted_images_per_month=1000 buffer=10%',
      NEW_CONVERSATION,
      around,
    );
    const answered = await answerLine('/estimate quality=high size=1024x1024', asked.conversation, around);

    // High costs 15 times as much as low; the sizes differ by less than a factor of two.
    expect(asked.reply).toMatchObject({
      kind: 'question',
      question: 'Which quality (high, low, medium)? For example: "high".',
      options: ['high', 'low', 'medium'],
    });
    if (answered.reply.kind !== 'estimate')
      throw new Error(`expected an estimate, got ${answered.reply.kind}`);
    // 1,000 × $0.167 × 1.1
    expect(decimalUsd(answered.reply.estimate.planned.money)).toBe('183.7');
  });

  it('refuses a choice that the price list does not have, and tells which one has no part', async () => {
    const fields = 'model=veo-3.1 accepted_clips_per_month=1 seconds_per_clip=8 resolution=1080p audio=on';

    expect(await replyTo(`/estimate ${fields.replace('1080p', '8k')}`)).toMatchObject({
      sentences: ['resolution is "8k", but Veo 3.1 has resolution: 720p, 1080p, 4k.'],
    });
    expect(await replyTo(`/estimate ${fields} quality=high cache_lifetime=1h seats=3`)).toMatchObject({
      kind: 'estimate',
      unused: ['seats=3', 'quality=high', 'cache_lifetime=1h'],
    });
  });

  it('asks for what is missing with fields to copy, and takes them', async () => {
    const asked = await answerLine(
      '/estimate model=veo-3.1 resolution=1080p audio=on',
      NEW_CONVERSATION,
      around,
    );

    expect((await answerLine('/estimate price_per_seat=$20', NEW_CONVERSATION, around)).reply).toMatchObject({
      question: 'How many seats? For example: "45 seats".',
    });
    expect(
      (
        await answerLine(
          '/estimate accepted_clips_per_month=10 seconds_per_clip=8',
          asked.conversation,
          around,
        )
      ).reply,
    ).toMatchObject({ kind: 'estimate', unused: [] });
  });

  it('refuses a field that is given twice', async () => {
    expect(await replyTo('/estimate users=1 users=2')).toMatchObject({
      sentences: ['users is given twice: which of the two is meant?'],
    });
  });

  it('knows the unknown model of a field', async () => {
    expect(
      await replyTo('/estimate model=gpt-5.7-imaginary calls=1 input_tokens=1 output_tokens=1'),
    ).toMatchObject({
      kind: 'unknown-model',
      name: 'gpt-5.7-imaginary',
    });
  });

  it('shows the help for /help and for an empty /estimate, and says which command is unknown', async () => {
    expect((await replyTo('/help')).kind).toBe('help');
    expect((await replyTo('/estimate')).kind).toBe('help');
    expect(await replyTo('/estimat 3')).toMatchObject({
      sentences: [expect.stringContaining('no command /estimat')],
    });
  });

  it('forgets what was said at /new', async () => {
    const { conversation } = await answerLine('sonnet 4.6, 2,000 in, 500 out', NEW_CONVERSATION, around);

    expect(await answerLine('/new', conversation, around)).toEqual({
      reply: { kind: 'forgotten', notes: [] },
      conversation: NEW_CONVERSATION,
    });
  });

  it('diagnoses what stands behind /diagnose, whatever it looks like', async () => {
    expect(await replyTo('/diagnose 402 Insufficient credits')).toMatchObject({
      kind: 'diagnosis',
      diagnosis: { cause: 'account_balance_exhausted' },
    });
    expect((await replyTo('/diagnose something odd')).kind).toBe('diagnosis');
    expect(await replyTo('/diagnose')).toMatchObject({ kind: 'refused', title: 'Nothing to diagnose' });
  });

  it('keeps a key out of all that it says', async () => {
    const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    const said = await Promise.all(
      [`/diagnose 401 with ${key}`, `sonnet 4.6 ${key} 5 blorps`, `/price ${key}`].map(replyTo),
    );

    expect(
      JSON.stringify(said, (_, value) => (typeof value === 'bigint' ? String(value) : value)),
    ).not.toContain('0123456789abcdef0123');
  });
});

describe('answerLine with a language model', () => {
  /** Which of the lines a language model was asked about. */
  async function askedAbout(...lines: readonly string[]): Promise<readonly string[]> {
    const asked: string[] = [];
    const reader: ModelReader = {
      async read(message) {
        asked.push(message);
        return { kind: 'fell-back', why: 'It is off.' };
      },
    };
    for (const line of lines)
      await answerLine(line, NEW_CONVERSATION, { ...around, reading: { reader, person: 'me' } });
    return asked;
  }

  it('lets a language model help with sentences, with and without /estimate', async () => {
    expect(await askedAbout('sonnet 4.6, blorp 7', '/estimate sonnet 4.6, blorp 7')).toEqual([
      'sonnet 4.6, blorp 7',
      'sonnet 4.6, blorp 7',
    ]);
  });

  it('reads fields and all other commands by the rules', async () => {
    expect(
      await askedAbout(
        '/estimate model=sonnet-4.6 users=5',
        '/estimate',
        '/price 7',
        '/diagnose 7',
        '/new',
        '/x 7',
      ),
    ).toEqual([]);
  });

  it('answers as the rules do without a language model', async () => {
    const line = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

    expect(await answerLine(line, NEW_CONVERSATION, around)).toEqual(answer(line, NEW_CONVERSATION, around));
  });

  it('takes no dollars for a count and no percent for tokens', async () => {
    expect(
      await replyTo('/estimate model=sonnet-4.6 monthly_requests=$5000 input_tokens=20% output_tokens=5x'),
    ).toMatchObject({
      kind: 'refused',
      sentences: [
        expect.stringContaining('monthly_requests is "$5000"'),
        expect.stringContaining('input_tokens is "20%"'),
        expect.stringContaining('output_tokens is "5x"'),
      ],
    });
  });
});
