import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import {
  asForm,
  command,
  type Desk,
  labelsOf,
  message,
  openDesk,
  press,
  send,
  textOf,
} from './testing/desk.ts';

const QUESTION = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';
const DIRECT = { place: { channel: 'D1', isDirect: true } };

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.store.close());

describe('the buttons of an answer', () => {
  it('are for sharing, editing, comparing, a file and a plan where it is an estimate for one person alone', async () => {
    const { card, visibility } = await desk.asks(command('estimate', QUESTION));

    expect(visibility).toBe('private');
    expect(labelsOf(card)).toEqual(['Share', 'Edit', 'Compare', 'CSV', 'Save as plan']);
  });

  it('share nothing that everybody sees already', async () => {
    const answers = await Promise.all([
      desk.asks(message(QUESTION)),
      desk.asks(command('estimate', QUESTION), DIRECT),
    ]);

    for (const { card, visibility } of answers) {
      expect(visibility).toBe('shared');
      expect(labelsOf(card)).toEqual(['Edit', 'Compare', 'CSV', 'Save as plan']);
    }
  });

  it('save no single call as the plan of a month', async () => {
    const { card } = await desk.asks(command('estimate', '1,000 in and 500 out on gpt-5 mini'));

    expect(labelsOf(card)).toEqual(['Share', 'Edit', 'Compare', 'CSV']);
  });

  it.each([
    ['/compare sonnet 4.6, gpt-5.4 for 20k calls a month, 2k in, 500 out', ['Share', 'CSV']],
    ['/price sonnet 4.6', ['Share']],
    ['/diagnose 402 Insufficient credits', ['Share']],
    ['/plan', ['Share']],
    ['/estimate 5 blorps', []],
    ['/help', []],
    ['/new', []],
  ])('of %s are %j', async (line, labels) => {
    const [, name = '', text = ''] = /^\/(\S+) ?(.*)$/.exec(line) ?? [];

    expect(labelsOf((await desk.asks(command(name, text))).card)).toEqual(labels);
  });

  it('answer a question by its options, as if they had been typed', async () => {
    const { card } = await desk.asks(command('estimate', 'gpt-image-1, 1,000 images a month'));
    expect(labelsOf(card)).toEqual(['high', 'low', 'medium']);
    const answered = await desk.asks(press(card, 'medium'));

    // 1,000 × $0.042
    expect(answered.card.answer).toContain('$42.00 a month');
    expect(labelsOf(answered.card)).toContain('Share');
  });

  it('choose among the models that a name could mean', async () => {
    const { card } = await desk.asks(command('price', 'haiku'));
    const [first = ''] = labelsOf(card);
    const answered = await desk.asks(press(card, first));

    expect(answered.card.title).toContain(first);
    expect(labelsOf(answered.card)).toEqual(['Share']);
  });

  it('do nothing without words to say', async () => {
    expect((await desk.asks({ kind: 'press', code: 'v1:say' })).card.title).toBe('An unknown button');
  });

  it.each([
    ['v1:edit:nothing-kept', /no longer kept/],
    ['v2:edit:id-1', /made by another version/],
    ['v1:frobnicate:id-1', /does nothing here/],
    ['v1:toString:id-1', /does nothing here/],
    ['v1:csv', /does nothing here/],
    ['somebody else’s', /does nothing here/],
  ])('get a sentence for %s', async (code, sentence) => {
    const { card, visibility } = await desk.asks({ kind: 'press', code });

    expect(card.answer).toMatch(sentence);
    expect(visibility).toBe('private');
  });

  it.each([
    ['v1:edit:nothing-kept', /no longer kept/],
    ['v2:edit:id-1', /form was made by another version/],
    ['v1:share:id-1', /form does nothing here/],
    ['', /form does nothing here/],
  ])('get a sentence for the form %s', async (code, sentence) => {
    expect((await desk.asks({ kind: 'form', code, values: {} })).card.answer).toMatch(sentence);
  });

  it('say nothing of answers of another workspace', async () => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    const stranger = { place: { workspace: 'T2' } };

    expect((await desk.asks(press(card, 'Share'), stranger)).card.title).toBe('No longer kept');
  });

  it('work for thirty days', async () => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    const days = (many: number): Date => new Date(Date.UTC(2026, 10, 21, 12) + many * 86_400_000);
    desk.clock.now = new Date(days(30).getTime() - 1);
    expect((await desk.does(press(card, 'CSV'))).kind).toBe('file');
    desk.clock.now = days(30);

    expect((await desk.asks(press(card, 'CSV'))).card.title).toBe('No longer kept');
  });
});

describe('Share', () => {
  it('shows everybody the answer under its question, in place of the private one', async () => {
    const asked = await desk.asks(command('estimate', QUESTION));
    const shared = await desk.asks(press(asked.card, 'Share'));

    expect(shared).toMatchObject({ visibility: 'shared', isReplacement: true });
    expect(shared.card.answer).toBe(asked.card.answer);
    expect(shared.card.sections[0]).toEqual({ kind: 'note', text: `Question: /estimate ${QUESTION}` });
    expect(labelsOf(shared.card)).toEqual(['Edit', 'Compare', 'CSV', 'Save as plan']);
  });

  it('masks keys in the question', async () => {
    const key = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    const asked = await desk.asks(command('diagnose', `401 User not found. with ${key}`));
    const shared = await desk.asks(press(asked.card, 'Share'));

    expect(textOf(shared)).toContain('masked key');
    expect(textOf(shared)).not.toContain('0123456789abcdef01');
  });

  it('shows the figures as they were, whatever prices are by now', async () => {
    const asked = await desk.asks(command('estimate', QUESTION));
    const { catalog } = desk.prices;
    desk.prices.catalog = { ...catalog, card: () => undefined };
    const shared = await desk.asks(press(asked.card, 'Share'));
    const file = await desk.does(press(asked.card, 'CSV'));

    expect(shared.card.answer).toBe(asked.card.answer);
    expect(file).toMatchObject({ kind: 'file', content: expect.stringContaining('total,planned') });
  });
});

describe('CSV', () => {
  it('gives the lines and totals of an estimate', async () => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    const file = await desk.does(press(card, 'CSV'));

    expect(file).toMatchObject({ kind: 'file', name: 'estimate.csv' });
    const rows = file.kind === 'file' ? file.content.split('\n') : [];
    // 12,000,000 × $3/1M; 3,000,000 × $15/1M
    expect(rows[1]).toMatch(/^text,base,Input tokens,12000000,3,1000000,input-token,.*,36,yes$/);
    expect(rows).toContain(',total,planned,,,,,,,81,yes');
  });

  it('gives the models of a comparison', async () => {
    const { card } = await desk.asks(
      command('compare', 'sonnet 4.6, gpt-5.4 for 20k calls a month, 2k in, 500 out'),
    );

    expect(await desk.does(press(card, 'CSV'))).toMatchObject({
      kind: 'file',
      name: 'comparison.csv',
      content: expect.stringMatching(/^model,.*\nopenai\/gpt-5.4,.*\nanthropic\/claude-sonnet-4.6,/),
    });
  });
});

describe('Compare', () => {
  const models = async (): Promise<ReturnType<typeof asForm>> => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    return asForm(await desk.does(press(card, 'Compare')));
  };

  it('opens a form with three usual models other than the own', async () => {
    const { form } = await models();

    expect(form.fields).toEqual([
      {
        key: 'models',
        label: 'models',
        value: 'anthropic/claude-haiku-4.5, openai/gpt-5-mini, google/gemini-3.5-flash',
        hint: 'names or ids with commas between them; Claude Sonnet 4.6 is compared too',
      },
    ]);
  });

  it('compares the scenario with the models of the form', async () => {
    const compared = await desk.asks(send(await models(), { models: 'haiku 4.5 and GPT-5.4' }));

    expect(compared.card.title).toBe('Comparison of 3 models');
    // 6,000 × (2,000 × $1/1M + 500 × $5/1M)
    expect(compared.card.answer).toContain('Claude Haiku 4.5 is cheapest: $27.00 a month');
    expect(labelsOf(compared.card)).toEqual(['Share', 'CSV']);
  });

  it.each([
    ['claude-sonnet-4.6', 'Name at least one other model.'],
    [' ,, ', 'Name at least one other model.'],
    ['gpt-5.7-imaginary, haiku 4.5', /^The catalog has no "gpt-5.7-imaginary"\./],
    ['haiku', /^"haiku" fits several models: write one of anthropic/],
    ['a,b,c,d,e,f,g,h,i', 'These are 9 models; 8 are the most.'],
  ])('says at the field what is wrong with "%s"', async (written, error) => {
    const wrong = asForm(await desk.does(send(await models(), { models: written })));

    expect(wrong.kind).toBe('wrong-form');
    expect(wrong.form.fields[0]?.value).toBe(written);
    expect(wrong.form.fields[0]?.error).toMatch(error);
  });

  it('opens again with what was written and why it was not taken', async () => {
    const wrong = await desk.does(send(await models(), { models: 'haiku' }));
    if (wrong.kind !== 'wrong-form') throw new Error('expected a wrong form');
    const { verb, argument } = wrong.again;
    const again = asForm(await desk.does({ kind: 'press', code: `v1:${verb}:${argument}` }));

    expect(again.form.fields).toEqual(wrong.form.fields);
    expect((await desk.asks(send(again, { models: 'haiku 4.5' }))).card.title).toBe('Comparison of 2 models');
  });

  it.each([
    'claude code review agent on sonnet 4.6: 12 calls per task, 30k context per call, 700 output tokens per call, 400 tasks a month',
    '1000 images a month on gpt-image-1, medium',
    '100 veo 3.1 clips a month, 8 seconds each, 1080p with audio',
    '12k minutes per month on gpt-realtime',
    'tts-1, 300 articles a month, 6,000 characters each',
    '400 recordings of 20 minutes a month, whisper',
    'Copilot Business for 45 devs',
  ])('has usual models that can be compared for %s', async (question) => {
    const { card } = await desk.asks(command('estimate', question));
    const form = asForm(await desk.does(press(card, 'Compare')));
    const compared = await desk.asks(send(form, {}));

    expect(compared.card.title).toBe('Comparison of 4 models');
    expect(textOf(compared)).not.toContain('Cannot be estimated');
  });
});

describe('Save as plan', () => {
  const opened = async (): Promise<ReturnType<typeof asForm>> => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    return asForm(await desk.does(press(card, 'Save as plan')));
  };

  it('opens a form for a name, with this month', async () => {
    const { form } = await opened();

    expect(form.fields.map(({ key, value }) => [key, value])).toEqual([
      ['name', ''],
      ['month', '2026-11'],
    ]);
  });

  it('saves what was shown, and says truly that nothing is compared yet', async () => {
    const form = await opened();
    desk.prices.catalog = { ...desk.prices.catalog, card: () => undefined };
    const saved = await desk.asks(send(form, { name: 'launch', month: '2026-12' }));

    expect(saved.card.title).toBe('Plan saved: launch');
    expect(textOf(saved)).toContain('Nothing is compared with real spend yet');
    expect(await desk.store.plans.list('slack/T1')).toMatchObject([
      { name: 'launch', month: '2026-12', plannedPicodollars: 81_000_000_000_000n, savedBy: 'U1' },
    ]);
  });

  it('saves no amount where a price is missing: unknown is never zero', async () => {
    const asked = await desk.asks(command('estimate', QUESTION));
    const edit = asForm(await desk.does(press(asked.card, 'Edit')));
    // It has no price for text that it writes.
    const known = await desk.asks(send(edit, { model: 'gpt-image-1' }));
    expect(known.card.answer).toContain('at least $60.00');
    const form = asForm(await desk.does(press(known.card, 'Save as plan')));
    const saved = await desk.asks(send(form, { name: 'unpriced' }));

    expect(saved.card.answer).toContain('not known exactly');
    expect(await desk.store.plans.find('slack/T1', 'unpriced')).toMatchObject({ plannedPicodollars: null });
  });

  it('says at its field which name or month cannot be taken, and loses nothing', async () => {
    const form = await opened();
    await desk.asks(send(form, { name: 'launch' }));
    const errorsOf = async (values: Readonly<Record<string, string>>) =>
      asForm(await desk.does(send(form, values))).form.fields.map(({ value, error }) => [value, error]);

    expect(await errorsOf({ name: 'LAUNCH' })).toEqual([
      [
        'LAUNCH',
        'There is a plan "LAUNCH" for 2026-11 already: take another name, or remove that one with /plan remove LAUNCH 2026-11.',
      ],
      ['2026-11', undefined],
    ]);
    expect(await errorsOf({ name: 'q4', month: 'December' })).toEqual([
      ['q4', undefined],
      ['December', 'The month is "December", but it must be like 2026-12.'],
    ]);
    expect(await errorsOf({})).toEqual([
      ['', 'The name of the plan is missing.'],
      ['2026-11', undefined],
    ]);
  });
});
