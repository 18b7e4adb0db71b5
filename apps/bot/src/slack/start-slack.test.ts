import { afterEach, describe, expect, it, vi } from 'vitest';

import type { Request } from '../requests/request.ts';
import type { Response } from '../requests/response.ts';
import { SLACK_SCOPES } from './scopes.ts';
import { CARD, FORM, LONG, PICTURED, PRIVATE, SHARED, WRONG_FORM } from './testing/responses.ts';
import { type Core, type SlackBot, startSlackBot, type Transport } from './testing/slack-bot.ts';

let bot: SlackBot | undefined;

afterEach(async () => {
  await bot?.stop();
  bot = undefined;
});

/** Every button and form does what its verb says; all else is answered with `otherwise`. */
function coreOf(otherwise: Response): Core {
  return (request, deliver) => deliver(responseTo(request) ?? otherwise);
}

function responseTo({ did }: Request): Response | undefined {
  if (did.kind === 'form') {
    const isWrong = Number.isNaN(Number(did.values['users']));
    return isWrong
      ? { kind: 'wrong-form', form: WRONG_FORM, again: { verb: 'edit', argument: 'a1' } }
      : undefined;
  }
  if (did.kind !== 'press') return undefined;
  switch (did.code) {
    case 'v1:share:a1':
      return { ...SHARED, isReplacement: true };
    case 'v1:edit:a1':
      return { kind: 'form', form: FORM };
    case 'v1:csv:a1':
      return { kind: 'file', name: 'costs.csv', content: 'model,usd\nsonnet,45\n', caption: 'Costs' };
    default:
      return { ...PRIVATE, isReplacement: true };
  }
}

describe.each<Transport>(['socket', 'http'])('startSlack over %s', (transport) => {
  /** With exactly the scopes of the manifest: all that is shown here they are enough for. */
  async function start(otherwise: Response | Core): Promise<SlackBot> {
    const core = typeof otherwise === 'function' ? otherwise : coreOf(otherwise);
    bot = await startSlackBot(core, { transport, scopes: SLACK_SCOPES });
    return bot;
  }

  it('is ready once it is connected, and no more once it is closed', async () => {
    const { platform } = await start(PRIVATE);

    expect([platform.name, platform.isReady()]).toEqual(['slack', true]);
    await platform.close();
    expect(platform.isReady()).toBe(false);
    await bot?.slack.stop();
    bot = undefined;
  });

  it('answers a command to the person alone, in a channel where the bot is no member too', async () => {
    const { slack, requests } = await start(PRIVATE);
    const place = { channel: slack.channels.random };
    const outcome = await slack.alice.command(place, '/estimate 10k & more <today>, for @bob');

    expect(outcome).toEqual({ kind: 'acknowledged', answer: {} });
    await vi.waitFor(() => expect(slack.alice.sees(place)).toMatchObject([{ ephemeral: true }]));
    expect(slack.alice.sees(place)[0]?.text).toContain('About $45 a month.');
    expect(slack.bob.sees(place)).toEqual([]);
    expect(requests).toMatchObject([
      {
        by: { id: slack.alice.id, roles: [] },
        place: { platform: 'slack', workspace: 'T0FAKE', channel: slack.channels.random, isDirect: false },
        did: { kind: 'command', name: 'estimate', text: '10k & more <today>, for @someone' },
      },
    ]);
  });

  it('answers a command for all where that is wanted, and in direct messages as a message', async () => {
    const { slack, requests } = await start((request, deliver) =>
      deliver(request.place.isDirect ? PRIVATE : SHARED),
    );
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/price sonnet');
    await slack.bob.command(slack.bob.direct, '/price sonnet');

    await vi.waitFor(() => expect(slack.bob.sees(place)).toMatchObject([{ ephemeral: false }]));
    await vi.waitFor(() => expect(slack.bob.sees(slack.bob.direct)).toMatchObject([{ ephemeral: false }]));
    expect(requests.map((request) => request.place.isDirect)).toEqual([false, true]);
  });

  it('takes no conversation of two people for its own', async () => {
    const { slack, requests } = await start(PRIVATE);
    // Alice is no member there in truth: Slack would send the channel of her talk with Bob all the same.
    await slack.alice.command(slack.bob.direct, '/budget');

    await vi.waitFor(() => expect(requests).toMatchObject([{ place: { isDirect: false } }]));
  });

  it('answers a mention in its thread, and keeps to the thread', async () => {
    const { slack, requests } = await start(SHARED);
    const place = { channel: slack.channels.general };
    const asked = await slack.alice.says(place, '@costbot what do 10k chats cost?');
    const thread = { ...place, thread: asked.ts };
    await vi.waitFor(() => expect(slack.bob.sees(thread)).toHaveLength(2));
    await slack.bob.says(thread, '@costbot and with twice as many?');

    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(4));
    expect(slack.alice.sees(place)).toHaveLength(1);
    expect(requests).toMatchObject([
      { by: { id: slack.alice.id }, place: thread, did: { text: 'what do 10k chats cost?' } },
      { by: { id: slack.bob.id }, place: thread, did: { text: 'and with twice as many?' } },
    ]);
  });

  it('tells one person alone in a thread what is for them alone', async () => {
    const { slack } = await start(PRIVATE);
    const place = { channel: slack.channels.general };
    const asked = await slack.alice.says(place, '@costbot what was spent?');
    const thread = { ...place, thread: asked.ts };

    await vi.waitFor(() => expect(slack.alice.sees(thread)[1]).toMatchObject({ ephemeral: true }));
    expect(slack.bob.sees(thread)).toHaveLength(1);
  });

  it('answers a direct message where it was written, and shows meanwhile that it works', async () => {
    const held = Promise.withResolvers<void>();
    const { slack, requests } = await start(async (_, deliver) => {
      await held.promise;
      await deliver(SHARED);
    });
    const { alice } = slack;
    const first = await alice.says(alice.direct, 'sonnet, 10k chats');
    const status = (): string => alice.status({ ...alice.direct, thread: first.ts });
    await vi.waitFor(() => expect(status()).toBe('is working it out…'));
    held.resolve();
    await vi.waitFor(() => expect(alice.sees(alice.direct)).toHaveLength(2));
    await vi.waitFor(() => expect(status()).toBe(''));

    const thread = { ...alice.direct, thread: first.ts };
    await alice.says(thread, 'and haiku?');
    await vi.waitFor(() => expect(alice.sees(thread)).toHaveLength(3));
    expect(requests.map(({ place }) => [place.isDirect, place.thread])).toEqual([
      [true, undefined],
      [true, first.ts],
    ]);
  });

  it('estimates a message by the shortcut, for the person alone', async () => {
    const { slack, requests } = await start(PRIVATE);
    const place = { channel: slack.channels.general };
    const message = await slack.bob.says(place, 'we have 10k chats & 3 people');
    await slack.alice.shortcut(message, 'estimate_message');

    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(2));
    expect(slack.bob.sees(place)).toHaveLength(1);
    expect(requests).toMatchObject([
      { did: { kind: 'command', name: 'estimate', text: 'we have 10k chats & 3 people' } },
    ]);
  });

  it('shares an answer with all, and takes the private one away', async () => {
    const { slack } = await start(PRIVATE);
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/estimate 10k');
    const own = await vi.waitUntil(() => slack.alice.sees(place)[0]);
    await slack.alice.presses(own, 'Do share');

    await vi.waitFor(() => expect(slack.bob.sees(place)).toMatchObject([{ ephemeral: false }]));
    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(1));
  });

  it('replaces a private answer in its place, and a public one by one for all', async () => {
    const { slack } = await start(SHARED);
    const place = { channel: slack.channels.random };
    await slack.alice.command(place, '/estimate 10k');
    const shared = await vi.waitUntil(() => slack.alice.sees(place)[0]);
    await slack.alice.presses(shared, 'Do share');
    await vi.waitFor(() => expect(slack.bob.sees(place)).toMatchObject([{ edited: true, ephemeral: false }]));

    await slack.alice.presses(shared, 'Do again');
    const own = await vi.waitUntil(() => slack.alice.sees(place)[1]);
    expect(own).toMatchObject({ ephemeral: true, edited: false });
    await slack.alice.presses(own, 'Do again');
    await vi.waitFor(() =>
      expect(slack.alice.sees(place)[1]).toMatchObject({ ephemeral: true, edited: true }),
    );
    expect(slack.bob.sees(place)).toHaveLength(1);
  });

  it('opens a form, shows what is wrong in it, and answers the right one where it was opened', async () => {
    const { slack, requests } = await start(PRIVATE);
    // The bot is no member: only the address of the press leads there.
    const place = { channel: slack.channels.random };
    await slack.alice.command(place, '/estimate 10k');
    const own = await vi.waitUntil(() => slack.alice.sees(place)[0]);
    await slack.alice.presses(own, 'Do edit');
    await vi.waitFor(() => expect(slack.alice.modal()?.view).toMatchObject({ callback_id: 'v1:edit:a1' }));

    await slack.alice.submits({ Users: 'many' });
    expect(slack.alice.modal()?.errors).toEqual({ users: 'must be a number' });
    await slack.alice.submits({ Users: '7', Model: '' });
    expect(slack.alice.modal()).toBeUndefined();
    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(2));
    expect(slack.bob.sees(place)).toEqual([]);
    expect(requests.at(-1)).toMatchObject({
      place: { channel: slack.channels.random, workspace: 'T0FAKE' },
      did: { kind: 'form', code: 'v1:edit:a1', values: { users: '7', model: '' } },
    });
  });

  it('opens a form from a thread, and answers there', async () => {
    const { slack } = await start(SHARED);
    const place = { channel: slack.channels.general };
    const asked = await slack.alice.says(place, '@costbot 10k chats');
    const thread = { ...place, thread: asked.ts };
    const answer = await vi.waitUntil(() => slack.bob.sees(thread)[1]);
    await slack.bob.presses(answer, 'Do edit');
    await vi.waitFor(() => expect(slack.bob.modal()).toBeDefined());
    await slack.bob.submits({ Users: '7' });

    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(3));
  });

  it('closes a form that takes long to judge, and says what is wrong beside it', {
    timeout: 10_000,
  }, async () => {
    const { slack } = await start(async (request, deliver) => {
      if (request.did.kind === 'form') await new Promise((resolve) => setTimeout(resolve, 2_500));
      await deliver(responseTo(request) ?? PRIVATE);
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/estimate 10k');
    const own = await vi.waitUntil(() => slack.alice.sees(place)[0]);
    await slack.alice.presses(own, 'Do edit');
    await vi.waitFor(() => expect(slack.alice.modal()).toBeDefined());
    expect(await slack.alice.submits({ Users: 'many' })).toMatchObject({ kind: 'acknowledged' });
    expect(slack.alice.modal()).toBeUndefined();

    const wrong = await vi.waitUntil(() => slack.alice.sees(place)[1], 3_000);
    expect(wrong.text).toContain('Users: must be a number');
    await slack.alice.presses(wrong, 'Open the form again');
    await vi.waitFor(() => expect(slack.alice.modal()).toBeDefined());
  });

  it('puts a file into the direct messages of whoever asked, and says so', async () => {
    const { slack } = await start(PRIVATE);
    const { alice } = slack;
    const place = { channel: slack.channels.random };
    await alice.command(place, '/estimate 10k');
    await alice.presses(await vi.waitUntil(() => alice.sees(place)[0]), 'Do csv');

    await vi.waitFor(() => expect(alice.sees(alice.direct)).toHaveLength(1));
    const [file] = alice.sees(alice.direct)[0]?.files ?? [];
    expect([file?.name, file?.title, String(file?.bytes)]).toEqual([
      'costs.csv',
      'Costs',
      'model,usd\nsonnet,45\n',
    ]);
    await vi.waitFor(() =>
      expect(alice.sees(place)[1]).toMatchObject({
        ephemeral: true,
        text: expect.stringContaining('costs.csv is in our direct messages'),
      }),
    );
  });

  it('leaves a link to Slack, once it is acknowledged', async () => {
    const link = { kind: 'link', label: 'Open', url: 'https://example.com/' } as const;
    const { slack, requests } = await start({ ...PRIVATE, card: { ...CARD, actions: [link] } });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/help');
    const own = await vi.waitUntil(() => slack.alice.sees(place)[0]);

    expect(await slack.alice.presses(own, 'Open')).toMatchObject({ kind: 'acknowledged' });
    expect(requests).toHaveLength(1);
  });

  it('uploads pictures beside what everybody sees, and none beside a private answer', async () => {
    const pictured = (visibility: 'private' | 'shared') => ({ ...SHARED, card: PICTURED, visibility });
    const { slack } = await start((request, deliver) =>
      deliver(pictured(request.did.kind === 'command' ? 'private' : 'shared')),
    );
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/estimate 10k');
    await vi.waitFor(() => expect(slack.alice.sees(place)).toMatchObject([{ files: [] }]));
    expect(slack.alice.sees(place)[0]?.text).toContain('Part 24  $2');

    const asked = await slack.alice.says(place, '@costbot 10k');
    const thread = { ...place, thread: asked.ts };
    await vi.waitFor(() => expect(slack.bob.sees(thread)).toHaveLength(3), 5_000);
    expect(slack.bob.sees(thread)[2]?.files).toMatchObject([
      { name: 'chart-1.png', title: 'Costs', altText: 'All 25 parts cost $2 each.' },
    ]);
  });

  it('brings the whole of what is too long: in the thread, or in the direct messages', async () => {
    const { slack } = await start((request, deliver) =>
      deliver({ ...(request.did.kind === 'command' ? PRIVATE : SHARED), card: LONG }),
    );
    const { alice } = slack;
    const place = { channel: slack.channels.general };
    const asked = await alice.says(place, '@costbot all of it');
    const thread = { ...place, thread: asked.ts };
    await vi.waitFor(() => expect(slack.bob.sees(thread)).toHaveLength(3));
    await alice.command(place, '/estimate all of it');
    await vi.waitFor(() => expect(alice.sees(alice.direct)).toHaveLength(1));

    for (const message of [slack.bob.sees(thread)[2], alice.sees(alice.direct)[0]]) {
      expect(message?.files).toMatchObject([{ name: 'whole-answer.txt' }]);
      expect(String(message?.files[0]?.bytes)).toContain('Line 1999 of many.');
    }
    expect(JSON.stringify(slack.bob.sees(thread)[1]?.blocks)).toContain('whole-answer.txt');
  });

  it('suggests questions in the messages tab', async () => {
    const { slack } = await start(PRIVATE);
    await slack.alice.opensMessages();

    await vi.waitFor(() => expect(slack.alice.suggestedPrompts()).toHaveLength(4));
    await slack.bob.opensHome();
    expect(slack.bob.suggestedPrompts()).toEqual([]);
  });

  it('gives a request that is brought twice the same id', async () => {
    const { slack, requests } = await start(SHARED);
    const place = { channel: slack.channels.general };
    slack.deliversNextEventTwice();
    const asked = await slack.alice.says(place, '@costbot 10k');
    const thread = { ...place, thread: asked.ts };

    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(2));
    expect(requests).toHaveLength(1);
    expect(requests[0]?.id).toMatch(/^Ev/);
  });

  it('acknowledges 200 commands at once in time, and answers each', { timeout: 30_000 }, async () => {
    const { slack } = await start(PRIVATE);
    const place = { channel: slack.channels.random };
    const outcomes = await Promise.all(
      Array.from({ length: 200 }, (_, at) => slack.alice.command(place, `/estimate ${at}`)),
    );

    expect(outcomes.every(({ kind }) => kind === 'acknowledged')).toBe(true);
    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(200), 10_000);
  });

  it('finishes what is under way before it is closed, and hears nothing after', async () => {
    const held = Promise.withResolvers<void>();
    const { slack, platform, requests } = await start(async (_, deliver) => {
      await held.promise;
      await deliver(PRIVATE);
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/estimate 10k');
    const closing = platform.close();
    await vi.waitFor(() => expect(platform.isReady()).toBe(false));
    held.resolve();
    await closing;

    expect(slack.alice.sees(place)).toHaveLength(1);
    expect(slack.sockets().open).toBe(0);
    expect((await slack.alice.command(place, '/estimate 10k')).kind).toBe('failed');
    expect(requests).toHaveLength(1);
    await slack.stop();
    bot = undefined;
  });

  it('logs nothing of what people write, from info on', async () => {
    const { slack, log } = await start(SHARED);
    await slack.alice.says({ channel: slack.channels.general }, '@costbot xyzzy 10k');
    await slack.alice.command({ channel: slack.channels.general }, '/estimate xyzzy');
    await vi.waitFor(() => expect(slack.alice.sees({ channel: slack.channels.general })).toHaveLength(2));

    const lines = log.lines();
    expect(lines.map(({ msg }) => msg)).toContain('Slack is connected.');
    expect(JSON.stringify(lines)).not.toMatch(/xyzzy|xoxb|xapp/);
  });
});
