import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type FakeSlack, startFakeSlack } from '../src/index.ts';
import { type MinimalApp, startSocketApp } from './minimal-app.ts';

let slack: FakeSlack;
let minimal: MinimalApp | undefined;

beforeEach(async () => {
  slack = await startFakeSlack();
});

afterEach(async () => {
  await minimal?.stop();
  minimal = undefined;
  await slack.stop();
});

async function start(listen: (app: App) => void): Promise<void> {
  minimal = await startSocketApp(slack, listen);
}

describe('a Bolt app in Socket Mode', () => {
  it('answers a command to the one who entered it, and to nobody else', async () => {
    await start((app) => {
      app.command('/estimate', async ({ ack, respond, command }) => {
        await ack();
        await respond(`You asked: ${command.text}`);
      });
    });
    const place = { channel: slack.channels.general };
    const outcome = await slack.alice.command(place, '/estimate 10k & more, @bob');
    expect(outcome).toEqual({ kind: 'acknowledged', answer: {} });
    await vi.waitFor(() => expect(slack.alice.sees(place)).toHaveLength(1));
    expect(slack.alice.sees(place)[0]).toMatchObject({
      text: 'You asked: 10k &amp; more, <@U0BOB>',
      ephemeral: true,
      from: 'U0COSTBOT',
    });
    expect(slack.bob.sees(place)).toEqual([]);
    slack.alice.reloads();
    expect(slack.alice.sees(place)).toEqual([]);
  });

  it('takes the answer of a command out of its acknowledgement', async () => {
    await start((app) =>
      app.command('/ping', ({ ack }) => ack({ text: 'pong', response_type: 'in_channel' })),
    );
    const place = { channel: slack.channels.random };
    await slack.alice.command(place, '/ping');
    expect(slack.bob.sees(place)).toMatchObject([{ text: 'pong', ephemeral: false }]);
  });

  it('hears a mention where it is a member, and answers in the thread', async () => {
    await start((app) => {
      app.event('app_mention', async ({ event, say }) => {
        await say({ text: 'Heard <@U0ALICE>', thread_ts: event.thread_ts ?? event.ts });
      });
    });
    const place = { channel: slack.channels.finance };
    const asked = await slack.alice.says(place, '@costbot what would it cost?');
    const thread = { ...place, thread: asked.ts };
    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(2));
    expect(slack.alice.sees(thread)[1]).toMatchObject({ text: 'Heard <@U0ALICE>', calls: ['@alice'] });
    expect(slack.alice.sees(place)).toHaveLength(1);
    expect(slack.bob.sees(thread)).toEqual([]);

    await slack.alice.says(thread, '@costbot and twice as much?');
    await vi.waitFor(() => expect(slack.alice.sees(thread)).toHaveLength(4));
    await slack.alice.says({ channel: slack.channels.random }, '@costbot are you here?');
    await slack.alice.says(place, 'nobody is called');
    expect(slack.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(2);
  });

  it('hears a direct message, and what is written in its thread', async () => {
    const heard: unknown[] = [];
    await start((app) => {
      app.message(async ({ message }) => {
        heard.push([message.channel_type, 'thread_ts' in message && message.thread_ts]);
      });
    });
    const first = await slack.bob.says(slack.bob.direct, 'hello');
    await slack.bob.says({ ...slack.bob.direct, thread: first.ts }, 'and more');
    await vi.waitFor(() =>
      expect(heard).toEqual([
        ['im', false],
        ['im', first.ts],
      ]),
    );
  });

  it('changes its message when a button is pressed', async () => {
    await start((app) => {
      app.command('/alert', async ({ ack, client, command }) => {
        await ack();
        const blocks = [actions(button('Acknowledge', 'a1'))];
        await client.chat.postMessage({ channel: command.channel_id, text: 'Over budget', blocks });
      });
      app.action('act', async ({ ack, respond, action }) => {
        await ack();
        await respond({ replace_original: true, text: `Done ${'value' in action && action.value}` });
      });
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/alert');
    const [alert] = await vi.waitUntil(() =>
      slack.bob.sees(place).length > 0 ? slack.bob.sees(place) : undefined,
    );
    if (alert === undefined) throw new Error('No alert came.');
    await slack.bob.presses(alert, 'Acknowledge');
    await vi.waitFor(() =>
      expect(slack.alice.sees(place)).toMatchObject([{ text: 'Done a1', edited: true }]),
    );
    expect(() => slack.bob.presses(alert, 'Acknowledge')).toThrow('no button "Acknowledge"');
  });

  it('opens a modal, points at a wrong field and takes the right one', async () => {
    const taken: unknown[] = [];
    await start((app) => {
      app.shortcut('estimate_message', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({ trigger_id: shortcut.trigger_id, view: MODAL });
      });
      app.view('assumptions', async ({ ack, view }) => {
        const entered = view.state.values['requests']?.['v']?.value;
        if (entered === '13') return ack({ response_action: 'errors', errors: { requests: 'Not thirteen' } });
        taken.push(view.state.values);
        return ack();
      });
    });
    const message = await slack.bob.says({ channel: slack.channels.random }, 'we have 10k chats');
    await slack.alice.shortcut(message, 'estimate_message');
    await vi.waitFor(() => expect(slack.alice.modal()).toBeDefined());
    expect(slack.bob.modal()).toBeUndefined();

    expect(await slack.alice.submits({ Requests: 'many' })).toEqual({
      kind: 'blocked',
      field: 'Requests',
      why: 'This is not a number.',
    });
    await slack.alice.submits({ Requests: '13' });
    expect(slack.alice.modal()?.errors).toEqual({ requests: 'Not thirteen' });
    await slack.alice.submits({ requests: '14', Model: 'Small' });
    expect(slack.alice.modal()).toBeUndefined();
    expect(taken).toEqual([
      {
        requests: { v: { type: 'number_input', value: '14' } },
        model: { m: { type: 'static_select', selected_option: option('Small', 's') } },
      },
    ]);
  });

  it('suggests prompts in the messages view, and says what it is doing', async () => {
    await start((app) => {
      app.event('app_home_opened', async ({ event, client }) => {
        if (event.tab === 'home') {
          await client.views.publish({ user_id: event.user, view: { type: 'home', blocks: [] } });
          return;
        }
        const prompts = [{ title: 'Chatbot', message: '10k chats a day' }] as const;
        const where = { channel_id: event.channel, title: 'Try' };
        await client.assistant.threads.setSuggestedPrompts({ ...where, prompts: [...prompts] });
        await client.apiCall('assistant.threads.setStatus', { ...where, status: 'Counting…' });
      });
    });
    await slack.alice.opensMessages();
    await vi.waitFor(() => expect(slack.alice.status(slack.alice.direct)).toBe('Counting…'));
    expect(slack.alice.suggestedPrompts()).toEqual([{ title: 'Chatbot', message: '10k chats a day' }]);
    expect(slack.bob.suggestedPrompts()).toEqual([]);
    await slack.alice.opensHome();
    await vi.waitFor(() => expect(slack.alice.home()).toMatchObject({ type: 'home' }));
  });

  it('uploads a picture that its members see', async () => {
    await start((app) => {
      app.command('/chart', async ({ ack, client, command }) => {
        await ack();
        const picture = { file: Buffer.from('\x89PNG'), filename: 'chart.png', alt_text: 'Cost by model' };
        await client.filesUploadV2({ channel_id: command.channel_id, title: 'Cost', ...picture });
      });
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/chart');
    await vi.waitFor(() => expect(slack.bob.sees(place)).toHaveLength(1));
    expect(slack.bob.sees(place)[0]?.files).toEqual([
      { name: 'chart.png', title: 'Cost', altText: 'Cost by model', bytes: Buffer.from('\x89PNG') },
    ]);
  });
});

describe('what goes wrong in Socket Mode', () => {
  it('shows operation_timeout to the one whose command is acknowledged too late', async () => {
    let release: (() => void) | undefined;
    await start((app) => {
      app.command('/slow', async ({ ack }) => {
        await new Promise<void>((resolve) => {
          release = resolve;
        });
        await ack('too late');
      });
    });
    const place = { channel: slack.channels.general };
    const outcome = slack.alice.command(place, '/slow');
    await vi.waitUntil(() => release !== undefined);
    slack.clock.advance(3_000);
    expect(await outcome).toEqual({ kind: 'timed-out' });
    release?.();
    expect(slack.alice.notices()).toEqual(['/slow failed with the error "operation_timeout"']);
    expect(slack.bob.notices()).toEqual([]);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(slack.alice.sees(place)).toEqual([]);
  });

  it('brings an event twice, the second time as a retry with the same id', async () => {
    const seen: unknown[] = [];
    await start((app) => {
      app.message(async ({ body, context }) => {
        seen.push([body.event_id, context.retryNum, context.retryReason]);
      });
    });
    slack.deliversNextEventTwice();
    await slack.alice.says(slack.alice.direct, 'hello');
    await vi.waitFor(() => expect(seen).toHaveLength(2));
    const [[id] = []] = seen as string[][];
    expect(seen[1]).toEqual([id, 1, 'timeout']);
    expect(seen[0]).toEqual([id, 0, '']);
  });

  it.each(['warning', 'refresh_requested'] as const)(
    'goes on after a socket is recycled with %s',
    async (reason) => {
      await start((app) => app.command('/ping', ({ ack }) => ack('pong')));
      slack.recyclesSockets(reason);
      await vi.waitFor(() => expect(slack.sockets()).toEqual({ open: 1, ever: 2 }), 5_000);
      const outcome = await slack.alice.command({ channel: slack.channels.general }, '/ping');
      expect(outcome).toEqual({ kind: 'acknowledged', answer: { text: 'pong' } });
    },
  );

  it('goes on after a socket is cut, and brings then what came meanwhile', async () => {
    const heard: string[] = [];
    await start((app) => {
      app.message(async ({ message }) => {
        if ('text' in message) heard.push(String(message.text));
      });
    });
    slack.dropsSockets();
    await vi.waitFor(() => expect(slack.sockets().open).toBe(0));
    await slack.alice.says(slack.alice.direct, 'are you there?');
    await vi.waitFor(() => expect(slack.sockets()).toEqual({ open: 1, ever: 2 }), 5_000);
    slack.clock.advance(60_000);
    await vi.waitFor(() => expect(heard).toEqual(['are you there?']));
  });

  it('keeps one socket for twelve seconds', { timeout: 20_000 }, async () => {
    await start((app) => app.command('/ping', ({ ack }) => ack('pong')));
    await new Promise((resolve) => setTimeout(resolve, 12_000));
    expect(slack.sockets()).toEqual({ open: 1, ever: 1 });
    const outcome = await slack.alice.command({ channel: slack.channels.general }, '/ping');
    expect(outcome.kind).toBe('acknowledged');
  });
});

function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

function option(text: string, value: string) {
  return { text: plain(text), value };
}

function button(text: string, value: string) {
  return { type: 'button' as const, text: plain(text), value, action_id: 'act' };
}

function actions(...elements: readonly ReturnType<typeof button>[]) {
  return { type: 'actions' as const, elements: [...elements] };
}

const MODAL = {
  type: 'modal' as const,
  callback_id: 'assumptions',
  title: plain('Assumptions'),
  submit: plain('Estimate'),
  blocks: [
    {
      type: 'input' as const,
      block_id: 'requests',
      label: plain('Requests'),
      element: { type: 'number_input' as const, action_id: 'v', is_decimal_allowed: false, min_value: '1' },
    },
    {
      type: 'input' as const,
      block_id: 'model',
      label: plain('Model'),
      element: {
        type: 'static_select' as const,
        action_id: 'm',
        options: [option('Large', 'l'), option('Small', 's')],
        initial_option: option('Large', 'l'),
      },
    },
  ],
};
