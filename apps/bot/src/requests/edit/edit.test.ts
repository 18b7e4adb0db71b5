import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asForm, command, type Desk, message, openDesk, press, send, textOf } from '../testing/desk.ts';

const QUESTION =
  'sonnet 4.6, 100 users, 20 active days, 3 requests per user per day, 2,000 in, 500 out, 3% retries';

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.store.close());

/** Asks and opens the form of the answer. */
async function formOf(question = QUESTION): Promise<ReturnType<typeof asForm>> {
  const { card } = await desk.asks(command('estimate', question));
  return asForm(await desk.does(press(card, 'Edit')));
}

function valuesIn({ form }: ReturnType<typeof asForm>): Readonly<Record<string, string>> {
  return Object.fromEntries(form.fields.map(({ key, value }) => [key, value]));
}

function errorsIn(response: Awaited<ReturnType<Desk['does']>>): Readonly<Record<string, string>> {
  if (response.kind !== 'wrong-form')
    throw new Error(`expected a wrong form, got ${JSON.stringify(response)}`);
  return Object.fromEntries(
    response.form.fields.flatMap(({ key, error }) => (error === undefined ? [] : [[key, error]])),
  );
}

describe('the form of Edit', () => {
  it('shows the model, then what was said and taken as a person would write it', async () => {
    const form = await formOf();

    expect(form.form.fields[0]?.key).toBe('model');
    expect(valuesIn(form)).toMatchObject({
      model: 'anthropic/claude-sonnet-4.6',
      users: '100',
      active_days: '20',
      requests_per_user_per_day: '3',
      input_tokens: '2,000',
      output_tokens: '500',
      retry_rate: '3%',
      buffer: '0%',
    });
  });

  it('says of each field its unit, its bounds and where its value comes from', async () => {
    const { form } = await formOf();
    const hintOf = (key: string) => form.fields.find((field) => field.key === key)?.hint;

    expect(hintOf('retry_rate')).toBe('percent from 0% to 100%; you said');
    expect(hintOf('active_days')).toBe('days above 0 to 31; you said');
    expect(hintOf('cached_share')).toBe('percent from 0% to 100%; default: no caching was mentioned');
    expect(hintOf('batch_share')).toBe('percent from 0% to 100%; not used so far');
  });

  it('has the most influential inputs first, and those without a part in the figures last', async () => {
    const keys = (await formOf('sonnet 4.6, 10 requests a month, 100k in, 10 out')).form.fields.map(
      ({ key }) => key,
    );

    expect(keys.slice(0, 4)).toEqual(['model', 'monthly_requests', 'input_tokens', 'output_tokens']);
    expect(keys.indexOf('buffer')).toBeLessThan(keys.indexOf('batch_share'));
  });

  it('offers no other way of saying the volume, which would contradict the one that was said', async () => {
    const keys = Object.keys(valuesIn(await formOf('sonnet 4.6, 10 requests a month, 100k in, 10 out')));

    expect(keys).not.toContain('calls');
    expect(keys).not.toContain('requests_per_user_per_day');
  });

  it('has the choices among the rates of the model, with their values', async () => {
    const { form } = await formOf('1000 images a month on gpt-image-1, medium');

    expect(form.fields.slice(0, 3)).toMatchObject([
      { key: 'model' },
      { key: 'quality', value: 'medium', hint: 'one of high, low, medium' },
      { key: 'size', value: '1024x1024' },
    ]);
  });

  it('opens at the page that is asked for', async () => {
    const { card } = await desk.asks(command('estimate', QUESTION));
    const edit = press(card, 'Edit');
    const code = edit.kind === 'press' ? `${edit.code}.3` : '';

    expect(await desk.does({ kind: 'press', code })).toMatchObject({ kind: 'form', page: 3 });
  });

  it('keeps its order when it is opened for the answer that it led to, so that no page moves', async () => {
    const form = await formOf('sonnet 4.6, 10 requests a month, 100k in, 10 out');
    const edited = await desk.asks(send(form, { input_tokens: '10', output_tokens: '100k' }));
    const again = asForm(await desk.does(press(edited.card, 'Edit')));

    expect(again.form.fields.map(({ key }) => key)).toEqual(form.form.fields.map(({ key }) => key));
  });
});

describe('a form of Edit that is sent', () => {
  it('is answered against the answer that it is about', async () => {
    const form = await formOf();
    await desk.asks(command('estimate', 'gpt-5 mini, 10 requests a month, 1,000 in, 100 out'));
    const edited = await desk.asks(send(form, { users: '200', retry_rate: '0%' }));

    // 12,000 × $0.0135, against 6,000 × $0.0135 × 1.03
    expect(edited.card.answer).toContain('$162.00 a month');
    expect(textOf(edited)).toContain('Against before: +$78.57 a month (+94%), from $83.43 to $162.00');
    expect(edited.visibility).toBe('private');
  });

  it('lets a follow-up go on from its answer', async () => {
    await desk.asks(send(await formOf(), { users: '200', retry_rate: '0%' }));

    expect((await desk.asks(message('double the users'))).card.answer).toContain('$324.00 a month');
  });

  it('counts only what was changed: a default stays a default', async () => {
    const edited = await desk.asks(send(await formOf(), { users: '200' }));

    expect(textOf(edited)).toContain('planning buffer: 0% (default: no buffer was mentioned)');
  });

  it('says that nothing was changed when nothing was', async () => {
    expect((await desk.asks(send(await formOf(), {}))).card.title).toBe('Nothing was changed');
  });

  it('leaves out the fields of other pages', async () => {
    const { form } = await formOf();
    const code = `v1:edit:${form.submit.argument}`;
    const edited = await desk.asks({ kind: 'form', code, values: { users: '200' } });

    // 12,000 × $0.0135 × 1.03
    expect(edited.card.answer).toContain('$166.86 a month');
  });

  it('changes the model, and keeps all else', async () => {
    const edited = await desk.asks(send(await formOf(), { model: 'haiku 4.5' }));

    // 6,000 × (2,000 × $1/1M + 500 × $5/1M) × 1.03
    expect(edited.card.answer).toContain('$27.81 a month');
  });

  it('keeps everything else where the changes alone would be a whole scenario', async () => {
    const changes = {
      model: 'haiku 4.5',
      users: '10',
      requests_per_user_per_day: '1',
      input_tokens: '1000',
      output_tokens: '100',
    };
    const edited = await desk.asks(send(await formOf(), changes));

    // 10 × 20 × 1 × (1,000 × $1/1M + 100 × $5/1M) × 1.03
    expect(edited.card.answer).toContain('$0.309 a month');
  });

  it('takes a range', async () => {
    const edited = await desk.asks(send(await formOf(), { output_tokens: '400 to 600' }));

    expect(edited.card.answer).toContain('nine in ten below');
  });

  it('changes a choice among the rates', async () => {
    const form = await formOf('1000 images a month on gpt-image-1, medium');

    // 1,000 × $0.167
    expect((await desk.asks(send(form, { quality: 'HIGH' }))).card.answer).toContain('$167.00 a month');
    expect(errorsIn(await desk.does(send(form, { quality: 'ultra' })))).toEqual({
      quality: 'quality is "ultra", but GPT Image 1 has quality: high, low, medium.',
    });
  });

  it('takes an emptied field back to what is usual, and says where there is nothing usual', async () => {
    const form = await formOf();

    expect((await desk.asks(send(form, { retry_rate: '' }))).card.answer).toContain('$81.00 a month');
    expect(errorsIn(await desk.does(send(form, { input_tokens: ' ', buffer: '' })))).toEqual({
      input_tokens: 'input_tokens must not be empty.',
    });
  });

  it('takes an emptied default as it was', async () => {
    const form = await formOf();

    expect((await desk.asks(send(form, { buffer: '' }))).card.title).toBe('Nothing was changed');
    const edited = await desk.asks(send(form, { buffer: '', cached_share: ' ', users: '200' }));
    // 12,000 × $0.0135 × 1.03
    expect(edited.card.answer).toContain('$166.86 a month');
    expect(textOf(edited)).toContain('planning buffer: 0% (default: no buffer was mentioned)');
  });

  it('takes an emptied choice back to the usual one, where there is one', async () => {
    const form = await formOf('1000 images a month on gpt-image-1, medium, 1024x1536');

    // 1,000 × $0.042 of 1024x1024
    expect((await desk.asks(send(form, { size: '' }))).card.answer).toContain('$42.00 a month');
    expect(errorsIn(await desk.does(send(form, { quality: '' })))).toEqual({
      quality: 'quality must not be empty.',
    });
  });

  it('asks for a number in an emptied field that a total was spread over', async () => {
    const form = await formOf('30M tokens in and 4M out a month on haiku 4.5');

    expect(errorsIn(await desk.does(send(form, { output_tokens: '', monthly_requests: '' })))).toEqual({
      output_tokens: 'output_tokens must not be empty.',
    });
  });

  it('names a field that was taken back above the shared answer', async () => {
    const { card } = await desk.asks(send(await formOf(), { retry_rate: '', buffer: '' }));

    expect(textOf(await desk.asks(press(card, 'Share')))).toContain('3% retries (retry_rate=default)');
  });

  it('leaves the other numbers as they were shown where a total was spread over them', async () => {
    const form = await formOf('30M tokens in and 4M out a month on haiku 4.5');
    expect(valuesIn(form)).toMatchObject({ monthly_requests: '15,000', input_tokens: '2,000' });
    const edited = await desk.asks(send(form, { input_tokens: '3,000' }));

    // 15,000 × 3,000 × $1/1M + 4,000,000 × $5/1M
    expect(edited.card.answer).toContain('$65.00 a month');
  });

  it('says at every wrong field what is wrong, and loses nothing of what was written', async () => {
    const written = {
      users: 'many',
      active_days: '40',
      input_tokens: '3k to 1k',
      output_tokens: '20%',
      retry_rate: '120%',
      buffer: '15%',
      model: 'gpt-5.7-imaginary',
    };
    const wrong = await desk.does(send(await formOf(), written));

    expect(errorsIn(wrong)).toEqual({
      model: expect.stringMatching(/^The catalog has no "gpt-5.7-imaginary"\. Near names: /),
      users: 'users is "many", but it must be a number, such as 6000 or 6k.',
      active_days: 'active days per month is 40, but the most is 31.',
      input_tokens: 'input_tokens is "3k to 1k", but the first number must be the smaller.',
      output_tokens: 'output_tokens is "20%", but it must be a number, such as 2000 or 2k.',
      retry_rate: 'retry rate is 120%, but the most is 100%.',
    });
    expect(valuesIn(asForm(wrong))).toMatchObject(written);
  });

  it('says at a field what contradicts another', async () => {
    const wrong = await desk.does(send(await formOf(), { batch_share: '80%', flex_share: '90%' }));

    expect(Object.values(errorsIn(wrong)).join(' ')).toContain('170% together');
  });

  it('can be opened again with what was written, and is answered once that is right', async () => {
    const wrong = await desk.does(send(await formOf(), { users: 'many', buffer: '10%' }));
    if (wrong.kind !== 'wrong-form') throw new Error('expected a wrong form');
    const { verb, argument } = wrong.again;
    const again = asForm(await desk.does({ kind: 'press', code: `v1:${verb}:${argument}` }));

    expect(again.form.fields).toEqual(wrong.form.fields);
    // 12,000 × $0.0135 × 1.03 × 1.1
    expect((await desk.asks(send(again, { users: '200' }))).card.answer).toContain('$183.55 a month');
  });

  it('asks for a choice that another model needs, and goes on from there', async () => {
    const asked = await desk.asks(
      send(await formOf('1000 images a month on imagen-4'), { model: 'gpt-image-1' }),
    );
    expect(asked.card.answer).toBe('Which quality (high, low, medium)? For example: "high".');

    // 1,000 × $0.042
    expect((await desk.asks(press(asked.card, 'medium'))).card.answer).toContain('$42.00 a month');
  });

  it('says what to do once the prices of the answer have gone', async () => {
    const form = await formOf();
    desk.prices.catalog = { ...desk.prices.catalog, card: () => undefined };

    expect((await desk.asks(send(form, { users: '200' }))).card.title).toBe('Not to be edited');
  });
});
