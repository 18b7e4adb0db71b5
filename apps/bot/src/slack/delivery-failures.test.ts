import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Response } from '../requests/response.ts';
import { FORM, LONG, PICTURED, PRIVATE, SHARED } from './testing/responses.ts';
import { type SlackBot, startSlackBot } from './testing/slack-bot.ts';

let bot: SlackBot | undefined;

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

/** A bot that answers everything the same, and #general with the texts that its people see. */
async function start(response: Response | ((text: string) => Response)) {
  const responseTo = typeof response === 'function' ? response : () => response;
  bot = await startSlackBot((request, deliver) =>
    deliver(responseTo('text' in request.did ? request.did.text : '')),
  );
  const { slack, failures, log } = bot;
  const place = { channel: slack.channels.general };
  const asks = async (words: string) => {
    const asked = await slack.alice.says(place, `@costbot ${words}`);
    return { ...place, thread: asked.ts };
  };
  return { slack, failures, log, place, asks, platform: bot.platform };
}

const messages = (place: { readonly channel: string; readonly thread?: string }) =>
  vi.waitUntil(() => {
    const seen = bot?.slack.alice.sees(place) ?? [];
    return seen.some(({ from }) => from === 'U0COSTBOT')
      ? seen.filter(({ from }) => from === 'U0COSTBOT')
      : undefined;
  }, 10_000);

describe('a message that Slack does not take at once', () => {
  it('is sent again after the time that Slack asks for', async () => {
    const { slack, asks, failures } = await start(SHARED);
    slack.fails('chat.postMessage', { kind: 'rate-limited', retryAfter: 1 }, 2);
    const from = Date.now();
    const thread = await asks('10k');

    expect(await messages(thread)).toHaveLength(1);
    expect(Date.now() - from).toBeGreaterThanOrEqual(2_000);
    expect(failures).toEqual([]);
  });

  it.each([500, 502, 503])('is sent again after HTTP %s', async (status) => {
    const { slack, asks, failures } = await start(SHARED);
    slack.fails('chat.postMessage', { kind: 'server-error', status }, 2);

    expect(await messages(await asks('10k'))).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it('keeps no other message waiting', async () => {
    const { slack, asks, place } = await start((text) => (text === '10k' ? SHARED : PRIVATE));
    slack.fails('chat.postMessage', { kind: 'rate-limited', retryAfter: 2 });
    const from = Date.now();
    const thread = await asks('10k');
    await slack.alice.command(place, '/estimate 5k');
    await vi.waitUntil(() => slack.alice.sees(place).some(({ ephemeral }) => ephemeral));
    expect(Date.now() - from).toBeLessThan(1_500);
    await messages(thread);
  });

  it('waits in line where many answers at once are too many for a channel', async () => {
    const { slack, asks, failures } = await start(SHARED);
    const threads = await Promise.all(Array.from({ length: 9 }, (_, at) => asks(`${at}k`)));
    const answers = () =>
      threads.map((thread) => slack.alice.sees(thread).filter(({ from }) => from === 'U0COSTBOT').length);

    await vi.waitFor(() => expect(answers()).toEqual(Array(9).fill(1)), 10_000);
    expect(slack.alice.sees(slack.alice.direct)).toEqual([]);
    expect(failures).toEqual([]);
  }, 15_000);

  it.each([
    { kind: 'server-error', status: 504 },
    { kind: 'refused', error: 'internal_error' },
  ] as const)('is not sent twice where it may have arrived, and the person hears so: %j', async (fault) => {
    const { slack, asks, failures } = await start(SHARED);
    slack.fails('chat.postMessage', fault);
    const thread = await asks('10k');

    expect(await messages(thread)).toMatchObject([
      { ephemeral: true, text: expect.stringContaining('did not say whether my answer arrived') },
    ]);
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
    expect(failures).toEqual([]);
  });

  it('is given up where nothing helps, and that is told to the core', async () => {
    const { slack, asks, failures } = await start(SHARED);
    slack.fails('chat.postMessage', { kind: 'refused', error: 'restricted_action' }, 9);
    await asks('10k');

    await vi.waitFor(() => expect(failures).toMatchObject([{ data: { error: 'restricted_action' } }]));
  });
});

describe('a response_url', () => {
  it.each([
    { kind: 'server-error', status: 500 },
    { kind: 'rate-limited', retryAfter: 1 },
  ] as const)('is used again after a failure that did nothing: %j', async (fault) => {
    const { slack, place } = await start(PRIVATE);
    slack.fails('response_url', fault, 2);
    await slack.alice.command(place, '/estimate');

    expect(await messages(place)).toHaveLength(1);
  });

  it('that has run out is replaced by a message to the person alone', async () => {
    const held = Promise.withResolvers<void>();
    bot = await startSlackBot(async (_, deliver) => {
      await held.promise;
      await deliver(PRIVATE);
    });
    const place = { channel: bot.slack.channels.general };
    await bot.slack.alice.command(place, '/estimate');
    bot.slack.clock.advance(31 * 60_000);
    held.resolve();

    expect(await messages(place)).toMatchObject([{ ephemeral: true }]);
    expect(bot.slack.bob.sees(place)).toEqual([]);
  });

  it('that is used up by five answers is replaced too', async () => {
    bot = await startSlackBot(async (_, deliver) => {
      for (let count = 0; count < 6; count += 1) await deliver(SHARED);
    });
    const place = { channel: bot.slack.channels.general };
    await bot.slack.alice.command(place, '/estimate');

    await vi.waitFor(() => expect(bot?.slack.bob.sees(place)).toHaveLength(6), 5_000);
  });

  it.each([
    ['private', PRIVATE],
    ['shared', SHARED],
  ] as const)(
    'that is dead where the bot is no member leads to direct messages: %s',
    async (kind, response) => {
      const { slack } = await start(response);
      slack.fails('response_url', { kind: 'server-error', status: 404 });
      await slack.alice.command({ channel: slack.channels.random }, '/estimate');

      const [told] = await messages(slack.alice.direct);
      expect(told?.text.includes('invite me there')).toBe(kind === 'shared');
      expect(slack.alice.sees({ channel: slack.channels.random })).toEqual([]);
    },
  );
});

describe('a place where the bot may not write', () => {
  it.each(['not_in_channel', 'channel_not_found', 'is_archived'])(
    'is answered in direct messages, with the reason: %s',
    async (error) => {
      const { slack, asks, failures } = await start(SHARED);
      slack.fails('chat.postMessage', { kind: 'refused', error });
      await asks('10k');

      expect(await messages(slack.alice.direct)).toMatchObject([
        { text: expect.stringContaining('invite me there') },
      ]);
      expect(failures).toEqual([]);
    },
  );
});

describe('blocks that Slack refuses', () => {
  it('are sent once more without those of 2026', async () => {
    const { slack, asks, place } = await start((text) => (text === '10k' ? SHARED : PRIVATE));
    slack.takesNativeBlocks(false);
    const [message] = await messages(await asks('10k'));
    await slack.alice.command(place, '/estimate 5k');
    const [own] = (await vi.waitUntil(() => {
      const seen = slack.alice.sees(place).filter(({ ephemeral }) => ephemeral);
      return seen.length > 0 ? seen : undefined;
    })) as readonly (typeof message)[];

    for (const seen of [message, own]) {
      expect(seen?.blocks.map(({ type }) => type)).not.toContain('data_table');
      expect(JSON.stringify(seen?.blocks)).toContain('Sonnet 4.6');
      expect(seen?.blocks.at(-1)).toMatchObject({ type: 'actions' });
    }
  });

  it('are left out where Slack takes none, and the text says all', async () => {
    const { slack, asks } = await start(SHARED);
    slack.fails('chat.postMessage', { kind: 'refused', error: 'invalid_blocks' }, 2);

    expect(await messages(await asks('10k'))).toMatchObject([
      { blocks: [], text: expect.stringContaining('Sonnet 4.6') },
    ]);
  });

  it('are refused in a replacement as elsewhere', async () => {
    const { slack, place } = await start((text) =>
      text === 'first' ? PRIVATE : { ...PRIVATE, isReplacement: true },
    );
    await slack.alice.command(place, '/estimate first');
    const [own] = await messages(place);
    slack.takesNativeBlocks(false);
    if (own !== undefined) await slack.alice.presses(own, 'Do share');

    await vi.waitFor(() => expect(slack.alice.sees(place)).toMatchObject([{ edited: true }]));
  });
});

describe('a replacement whose address is dead', () => {
  it('changes what everybody sees by its place, and says anew what one person saw', async () => {
    const { slack, asks, place } = await start((text) =>
      text === '' ? { ...SHARED, isReplacement: true } : SHARED,
    );
    const thread = await asks('10k');
    const [answer] = await messages(thread);
    slack.fails('response_url', { kind: 'server-error', status: 404 }, 1);
    if (answer !== undefined) await slack.alice.presses(answer, 'Do share');
    await vi.waitFor(() => expect(slack.bob.sees(thread)[1]).toMatchObject({ edited: true }));
    expect(slack.bob.sees(thread)).toHaveLength(2);
    expect(slack.bob.sees(place)).toHaveLength(1);
  });
});

describe('an upload that fails', () => {
  const FILE = { kind: 'file', name: 'costs.csv', content: 'a,b\n1,<2>\n', caption: 'Costs' } as const;

  it.each(['files.getUploadURLExternal', 'upload', 'files.completeUploadExternal'] as const)(
    'at %s leaves the text of the file, and a sentence',
    async (at) => {
      const { slack, place, failures } = await start(FILE);
      slack.fails(
        at,
        at === 'upload' ? { kind: 'server-error', status: 400 } : { kind: 'refused', error: 'no' },
      );
      await slack.alice.command(place, '/estimate');

      const [told] = await messages(place);
      expect(told).toMatchObject({ ephemeral: true });
      expect(told?.text).toContain('costs.csv could not be uploaded');
      expect(told?.text).toContain('1,&lt;2&gt;');
      expect(failures).toEqual([]);
    },
  );

  it('is tried again where Slack was only busy', async () => {
    const { slack, place } = await start(FILE);
    slack.fails('files.getUploadURLExternal', { kind: 'rate-limited', retryAfter: 1 });
    slack.fails('upload', { kind: 'server-error', status: 503 });
    await slack.alice.command(place, '/estimate');

    expect((await messages(slack.alice.direct))[0]?.files).toMatchObject([{ name: 'costs.csv' }]);
  });

  it('of a picture is left out: its words are there', async () => {
    const { slack, asks, failures, log } = await start({ ...SHARED, card: PICTURED });
    slack.fails('files.completeUploadExternal', { kind: 'refused', error: 'no' });
    const thread = await asks('10k');
    await vi.waitFor(() =>
      expect(
        log
          .lines()
          .map(({ msg }) => msg)
          .join(),
      ).toContain('picture'),
    );

    expect(await messages(thread)).toMatchObject([{ text: expect.stringContaining('Part 24  $2') }]);
    expect(failures).toEqual([]);
  });

  it('of a whole text leaves as much of it as fits', async () => {
    const { slack, asks } = await start({ ...SHARED, card: LONG });
    slack.fails('files.completeUploadExternal', { kind: 'refused', error: 'no' });
    const thread = await asks('10k');

    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(3));
    expect(slack.alice.sees(thread)[2]?.text).toContain('could not be uploaded');
    expect(slack.alice.sees(thread)[2]?.text).toContain('Line 500 of many.');
  });
});

describe('a form that opens too late', () => {
  it('is replaced by a sentence what to do', async () => {
    const held = Promise.withResolvers<void>();
    bot = await startSlackBot(async (request, deliver) => {
      if (request.did.kind === 'press') await held.promise;
      await deliver(request.did.kind === 'press' ? { kind: 'form', form: FORM } : PRIVATE);
    });
    const { alice } = bot.slack;
    const place = { channel: bot.slack.channels.general };
    await alice.command(place, '/estimate');
    const [own] = await messages(place);
    if (own !== undefined) await alice.presses(own, 'Do edit');
    bot.slack.clock.advance(3_000);
    held.resolve();

    await vi.waitFor(() => expect(alice.sees(place)[1]?.text).toContain('press the button again'));
    expect(alice.modal()).toBeUndefined();
  });
});

describe('a token that is revoked', () => {
  it.each(['token_revoked', 'account_inactive'] as const)(
    'makes the bot not ready, is logged once, and ends nothing: %s',
    async (how) => {
      const { slack, platform, log, place, asks } = await start(SHARED);
      await slack.revokes(how);
      await vi.waitFor(() => expect(platform.isReady()).toBe(false));
      await asks('10k');
      await asks('20k');
      await slack.alice.command(place, '/estimate');
      // The address of a command needs no token.
      await vi.waitFor(() => expect(slack.bob.sees(place)).toHaveLength(3));

      const errors = log.lines().filter(({ level }) => level >= 50);
      expect(errors).toHaveLength(1);
      expect(errors[0]?.msg).toContain('put its new token into SLACK_BOT_TOKEN');
      expect(platform.isReady()).toBe(false);
    },
  );

  it('is found out by a call, too', async () => {
    const { slack, platform, asks, failures } = await start(SHARED);
    slack.fails('chat.postMessage', { kind: 'refused', error: 'invalid_auth' }, 2);
    await asks('10k');

    await vi.waitFor(() => expect(failures).toHaveLength(1));
    expect(platform.isReady()).toBe(false);
    expect(await messages(await asks('20k'))).toHaveLength(1);
    expect(platform.isReady()).toBe(true);
  });
});
