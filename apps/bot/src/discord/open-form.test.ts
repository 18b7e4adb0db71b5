import { setTimeout as sleep } from 'node:timers/promises';
import type { Interaction, SeenMessage } from '@tollkeeper/fake-discord';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cardResponse, formOf, type Started, started } from './testing/started.ts';

let bot: Started;
let card: SeenMessage;

beforeAll(async () => {
  bot = await started();
  bot.answerWith(cardResponse('the card', { visibility: 'shared' }));
  bot.alice.slash('help');
  card = await shown('the card');
});

afterAll(() => bot.stop());

const shown = (text: string): Promise<SeenMessage> =>
  bot.discord.until(() => bot.alice.sees().find((one) => one.text.includes(text)), { for: text });

const modalOf = async (pressed: Interaction) => {
  const answer = await bot.discord.until(() => pressed.answer);
  if (answer.kind !== 'modal') throw new Error(`expected a modal, got ${answer.kind}`);
  return answer.modal;
};

describe('a button that opens a form', () => {
  it('opens it as the first answer', async () => {
    bot.answerWith({ kind: 'form', form: formOf(3) });

    const modal = await modalOf(bot.alice.press(card, 'Edit'));

    expect(modal).toMatchObject({ custom_id: 'v1:edit:a1', title: 'Assumptions' });
    expect(modal['components']).toHaveLength(3);
  });

  it('opens the page that was asked for, and the answer to it leads to the next', async () => {
    bot.answerWith({ kind: 'form', form: formOf(12), page: 2 });
    const pressed = bot.alice.press(card, 'Edit');
    expect(await modalOf(pressed)).toMatchObject({ title: 'Assumptions (2 of 3)' });

    bot.answerWith(cardResponse('recalculated'));
    bot.alice.submit(pressed, { f6: '7', f7: '' });

    const answer = await shown('recalculated');
    expect(answer.isEphemeral).toBe(true);
    expect(bot.requests.at(-1)?.did).toEqual({
      kind: 'form',
      code: 'v1:edit:a1',
      values: { f6: '7', f7: '', f8: '1', f9: '1', f10: '1' },
    });
    expect(answer.buttons.find(({ label }) => label === 'More fields')?.customId).toBe('v1:edit:a1.3');
  });

  it('says what was not taken, with a button that opens the form again', async () => {
    bot.answerWith({ kind: 'form', form: formOf(1) });
    const pressed = bot.alice.press(card, 'Edit');
    await modalOf(pressed);
    const fields = [{ key: 'f1', label: 'Field 1', value: 'many', hint: '', error: 'It must be a number.' }];
    bot.answerWith({
      kind: 'wrong-form',
      form: { ...formOf(0), fields },
      again: { verb: 'edit', argument: 'try2' },
    });

    bot.alice.submit(pressed, { f1: 'many' });

    const answer = await shown('Field 1 ("many"): It must be a number.');
    expect(answer).toMatchObject({ isEphemeral: true, buttons: [{ customId: 'v1:edit:try2' }] });
  });

  it('answers with a card, for the person alone, where there is no form to open', async () => {
    bot.answerWith(cardResponse('This answer is too old.'));

    bot.alice.press(card, 'Edit');

    expect((await shown('This answer is too old.')).isEphemeral).toBe(true);
  });

  it('is answered once where only the receipt of the answer is lost', async () => {
    bot.discord.faults.loseAnswer({ path: /\/callback$/ });
    bot.answerWith(cardResponse('nothing to edit'));
    bot.alice.press(card, 'Edit');

    await shown('nothing to edit');
    await sleep(300);
    expect(bot.failures).toEqual([]);
    expect(bot.alice.sees().filter(({ text }) => text.includes('nothing to edit'))).toHaveLength(1);
  });

  it('says to press again before the three seconds are over, and opens no form later', async () => {
    bot.answerWith(async () => {
      await sleep(2_600);
      return { kind: 'form', form: formOf(1) };
    });
    const pressed = bot.alice.press(card, 'Edit');

    expect((await shown('The form took too long to open')).isEphemeral).toBe(true);
    expect(bot.discord.outcomeOf(pressed)).toBe('answered');
    await bot.discord.until(() => bot.failures.length === 1);
    expect(pressed.answer?.kind).toBe('message');
  });

  it('still brings a card that came too late to be the first answer', async () => {
    bot.answerWith(async () => {
      await sleep(2_400);
      return cardResponse('late but there');
    });
    bot.alice.press(card, 'Edit');

    expect((await shown('late but there')).isEphemeral).toBe(true);
  });

  it('says so where Discord refuses the form', async () => {
    const label = { ...formOf(1), title: 'Two fields of one key' };
    bot.answerWith({ kind: 'form', form: { ...label, fields: [...formOf(1).fields, ...formOf(1).fields] } });
    bot.alice.press(card, 'Edit');

    await shown('The form could not be opened.');
  });

  it('is opened once, however often the press is delivered', async () => {
    const before = bot.requests.length;
    bot.answerWith({ kind: 'form', form: formOf(1) });
    bot.discord.gateway.repeatNextEvent();
    const pressed = bot.alice.press(card, 'Edit');
    await modalOf(pressed);
    await sleep(2_500);

    expect(bot.requests).toHaveLength(before + 1);
    const callbacks = bot.discord.calls.filter(({ path }) => path.includes(pressed.id));
    expect(callbacks).toHaveLength(1);
  }, 10_000);
});
