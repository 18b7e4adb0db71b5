import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { cardResponse, type Started, started } from './testing/started.ts';

let bot: Started;

beforeAll(async () => {
  bot = await started();
});

afterAll(() => bot.stop());

describe('two hundred commands at once', () => {
  it('are all acknowledged within their three seconds and all answered with their picture', async () => {
    bot.answerWith(({ id }) => cardResponse(`answer ${id}`));

    const asked = Array.from({ length: 200 }, () => bot.alice.slash('help'));

    const shown = () => bot.alice.sees().filter(({ state }) => state === 'shown').length;
    await expect.poll(shown, { interval: 250, timeout: 30_000 }).toBe(200);
    const waits = asked.map(({ answer, at }) => (answer?.at ?? Number.POSITIVE_INFINITY) - at);
    expect(Math.max(...waits)).toBeLessThan(3_000);
    expect(bot.alice.sees().every(({ attachments }) => attachments.length === 1)).toBe(true);
    expect(bot.failures).toEqual([]);
  }, 40_000);
});
