import { setTimeout as sleep } from 'node:timers/promises';
import type { Channel, FakeDiscordOptions, Person } from '@tollkeeper/fake-discord';
import { afterEach, describe, expect, it } from 'vitest';

import { cardResponse, type Started, started } from './testing/started.ts';

let bot: Started;

const begin = async (options: FakeDiscordOptions = {}) => {
  bot = await started(options);
  bot.answerWith(cardResponse('the answer'));
};

afterEach(() => bot.stop());

const shown = (text: string, channel: Channel = bot.discord.general, person: Person = bot.alice) =>
  bot.discord.until(
    () => person.sees(channel).find((one) => one.state === 'shown' && one.text.includes(text)),
    { for: text, milliseconds: 15_000 },
  );

const times = (text: string, person: Person = bot.alice) =>
  person.sees().filter((one) => one.text.includes(text)).length;

/** The log of what went out without its files. */
const withoutFiles = () => bot.logged.filter((line) => line.includes('goes out without its files'));

const ORIGINAL = /\/messages\/@original$/;
const CALLBACK = /\/callback$/;

describe('a request that Discord', () => {
  it('limits (429) is sent again after the time it says', async () => {
    await begin();
    bot.discord.faults.rateLimit({ path: CALLBACK, seconds: 0.2 });
    bot.discord.faults.rateLimit({ path: ORIGINAL, seconds: 0.2, isGlobal: true });
    bot.alice.slash('help');

    await shown('the answer');
    expect(times('the answer')).toBe(1);
  });

  it('fails (5xx) is sent again, also beyond the tries of discord.js', async () => {
    await begin();
    bot.discord.faults.serverError({ path: CALLBACK });
    bot.discord.faults.serverError({ path: ORIGINAL, status: 503, times: 9 });
    bot.alice.slash('help');

    await shown('the answer');
    expect({ shown: times('the answer'), failures: bot.failures }).toEqual({ shown: 1, failures: [] });
  }, 20_000);

  it('fails for long is given up, and the person is told once it works', async () => {
    await begin();
    // Three tries of four requests with the picture, and three without.
    bot.discord.faults.serverError({ path: ORIGINAL, times: 24 });
    bot.alice.slash('help');

    await shown('Discord does not let me show it here');
    await bot.discord.until(() => bot.failures.length > 0);
    expect(bot.failures).toEqual([
      expect.objectContaining({ message: expect.stringContaining('status 500') }),
    ]);
  }, 20_000);

  it('receives without a receipt is answered all the same, and once', async () => {
    await begin();
    bot.discord.faults.loseAnswer({ path: CALLBACK });
    bot.alice.slash('help');
    await shown('the answer');

    bot.discord.faults.loseAnswer({ path: /\/channels\/\d+\/messages$/ });
    bot.answerWith(cardResponse('a reply', { visibility: 'shared' }));
    bot.alice.mention('and now?');
    await shown('a reply');

    await sleep(300);
    expect({ answers: times('the answer'), replies: times('a reply') }).toEqual({ answers: 1, replies: 1 });
  });
});

describe('an interaction', () => {
  it('that is delivered twice is answered once', async () => {
    await begin();
    bot.discord.gateway.repeatNextEvent();
    bot.alice.slash('help');

    await shown('the answer');
    await sleep(300);
    expect({ requests: bot.requests.length, shown: bot.alice.sees().length }).toEqual({
      requests: 1,
      shown: 1,
    });
  });

  it('that is acknowledged too late is left to what Discord has said, and logged', async () => {
    await begin();
    const late = bot.alice.slash('help');
    bot.discord.clock.skip(3_001);

    await bot.discord.until(() => bot.logged.some((line) => line.includes('was not acknowledged')));
    expect(bot.discord.outcomeOf(late)).toBe('failed');
    expect({ requests: bot.requests, shown: bot.alice.sees() }).toEqual({ requests: [], shown: [] });
  });

  it('that expired while it was worked on is answered directly where it was private', async () => {
    await begin();
    expireWhileWorking('private');
    bot.alice.slash('help');

    await shown('the answer', bot.alice.directMessages());
    expect(bot.discord.calls.some(({ path }) => path === '/users/@me/channels')).toBe(true);
    expect(times('the answer', bot.bob)).toBe(0);
    expect(bot.failures).toEqual([]);
  });

  it('that expired is answered in the channel where it was for everybody', async () => {
    await begin();
    expireWhileWorking('shared');
    bot.alice.slash('help');

    await shown('the answer', bot.discord.general, bot.bob);
    expect(bot.failures).toEqual([]);
  });

  it('that expired in direct messages is answered there', async () => {
    await begin();
    expireWhileWorking('private');
    const direct = bot.alice.directMessages();
    bot.alice.slash('help', {}, { in: direct });

    await shown('the answer', direct);
  });

  it('that expired after a button is answered too, though it was to replace', async () => {
    await begin();
    bot.answerWith(cardResponse('first', { visibility: 'shared' }));
    bot.alice.slash('help');
    const card = await shown('first');
    expireWhileWorking('shared', true);

    bot.bob.press(card, 'CSV');

    await shown('the answer');
  });
});

function expireWhileWorking(visibility: 'private' | 'shared', isReplacement = false): void {
  bot.answerWith(() => {
    bot.discord.clock.skip(15 * 60_000 + 1_000);
    return cardResponse('the answer', { visibility, isReplacement });
  });
}

describe('a card', () => {
  it('whose components are refused is shown as text', async () => {
    await begin();
    bot.discord.faults.refuseComponents();
    bot.alice.slash('help');

    const seen = await shown('the answer');
    expect({ buttons: seen.buttons, failures: bot.failures }).toEqual({ buttons: [], failures: [] });
    expect(seen.text).toContain('Input $36, output $45');
  });

  it('whose picture is refused is shown with its words', async () => {
    await begin();
    bot.discord.faults.refuseFiles();
    bot.alice.slash('help');

    const seen = await shown('the answer');
    expect(seen.text).toContain('Input $36, output $45');
    expect(seen.buttons).toHaveLength(3);
    expect(withoutFiles()).toEqual([expect.stringMatching(/\(code \d+, status \d+\)/)]);
  });

  it('of which nothing but words is taken is shown in words', async () => {
    await begin();
    bot.discord.faults.refuseFiles({ times: 9 });
    bot.discord.faults.refuseComponents({ times: 9 });
    bot.answerWith(cardResponse('the answer', { visibility: 'shared' }));
    bot.alice.mention('what?');

    expect((await shown('the answer')).buttons).toEqual([]);
  });

  it('whose file is refused brings the beginning of the file', async () => {
    await begin();
    bot.discord.faults.refuseFiles();
    const content = `first,row\n${'x,y\n'.repeat(2_000)}`;
    bot.answerWith({ kind: 'file', name: 'rows.csv', content, caption: 'The table.' });
    bot.alice.slash('help');

    expect((await shown('The file could not be uploaded')).text).toContain('first,row');
    expect(withoutFiles()).toHaveLength(1);
    expect(bot.logged.join('')).not.toMatch(/first,row|rows\.csv|The table/);
  });
});

describe('the gateway', () => {
  it('is resumed when it asks to connect anew, and what was missed is answered', async () => {
    await begin();
    bot.discord.gateway.drop();
    const missed = bot.alice.slash('help');

    await shown('the answer');
    expect(bot.requests.map(({ id }) => id)).toEqual([missed.id]);
    expect(bot.logged.join('')).toContain('Connecting to Discord anew.');
    expect(bot.discord.gateway.resumes).toHaveLength(1);
    expect(bot.running.isReady()).toBe(true);
  });

  it('is not ready while the session is invalid, and is again once it has identified anew', async () => {
    await begin();
    bot.discord.gateway.invalidateSession();
    await bot.discord.until(() => !bot.running.isReady());

    await bot.discord.until(() => bot.running.isReady(), { milliseconds: 15_000 });
    bot.alice.slash('help');
    await shown('the answer');
    expect(bot.discord.gateway.identifies).toHaveLength(2);
  }, 20_000);

  it('that refuses the token for good makes the bot unready, says once what to do, and crashes nothing', async () => {
    await begin();
    bot.discord.revokeToken();

    await bot.discord.until(() => !bot.running.isReady());
    await sleep(300);
    expect(bot.logged.filter((line) => line.includes('set DISCORD_BOT_TOKEN'))).toHaveLength(1);
    expect(bot.discord.gateway.openSockets()).toBe(0);
  });

  it('that refuses the token while something is worked on costs that answer nothing', async () => {
    await begin();
    bot.answerWith(async () => {
      bot.discord.revokeToken();
      await sleep(100);
      return cardResponse('the answer');
    });
    bot.alice.slash('help');

    // The token of an interaction is a key of its own.
    await shown('the answer');
  });
});

describe('the log', () => {
  it('holds no text of people and no token, whatever goes wrong', async () => {
    await begin();
    bot.answerWith(cardResponse('a very secret figure'));
    bot.discord.faults.serverError({ path: ORIGINAL, times: 99 });
    const asked = bot.alice.slash('estimate', { scenario: 'a very private plan' });
    await bot.discord.until(() => bot.failures.length === 1, { milliseconds: 15_000 });

    const written = `${bot.logged.join('\n')}\n${JSON.stringify(bot.failures)}\n${String(bot.failures[0])}`;
    expect(written).toContain('could not be delivered');
    for (const secret of ['very private', asked.token, bot.discord.token, 'secret figure']) {
      expect(written).not.toContain(secret);
    }
  }, 20_000);
});
