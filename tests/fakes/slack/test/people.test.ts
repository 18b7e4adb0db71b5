import type { App } from '@slack/bolt';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { type FakeSlack, startFakeSlack, USUAL_SCOPES } from '../src/index.ts';
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

describe('a person with a modal', () => {
  const place = (): { readonly channel: string } => ({ channel: slack.channels.general });

  async function open(view: object, listen: (app: App) => void = () => {}): Promise<void> {
    await start((app) => {
      app.command('/form', async ({ ack, client, command }) => {
        await ack();
        await client.apiCall('views.open', { trigger_id: command.trigger_id, view });
      });
      listen(app);
    });
    await slack.alice.command(place(), '/form');
    await vi.waitFor(() => expect(slack.alice.modal()).toBeDefined());
  }

  it('presses a button in it, and finds three modals at most', async () => {
    const more = { type: 'button', text: plain('More'), action_id: 'more' };
    const view = { ...form(), blocks: [{ type: 'actions', elements: [more] }] };
    await open(view, (app) => {
      app.action('more', async ({ ack, client, body }) => {
        await ack();
        await client.apiCall('views.push', { trigger_id: 'trigger_id' in body ? body.trigger_id : '', view });
      });
    });
    const pushes = (): readonly unknown[] =>
      slack.calls
        .filter(({ method }) => method === 'views.push')
        .map(({ answer }) => answer['error'] ?? 'ok');
    for (const count of [1, 2, 3]) {
      await slack.alice.pressesInModal('More');
      await vi.waitFor(() => expect(pushes()).toHaveLength(count));
    }
    expect(pushes()).toEqual(['ok', 'ok', 'push_limit_reached']);
  });

  it('is left with the form where the app answers later than three seconds', async () => {
    await open(form(), (app) => app.view('form', () => new Promise(() => {})));
    const submitted = slack.alice.submits({ Name: 'Support bot' });
    await new Promise((resolve) => setTimeout(resolve, 50));
    slack.clock.advance(3_000);
    expect(await submitted).toEqual({ kind: 'timed-out' });
    expect(slack.alice.modal()).toBeDefined();
    expect(slack.alice.notices()).toEqual(['We had some trouble connecting. Try again?']);
  });

  it('sees what the app puts in its place', async () => {
    const next = { ...form(), title: plain('Next') };
    await open(form(), (app) => {
      app.view('form', ({ ack }) => ack({ response_action: 'update', view: next as never }));
    });
    await slack.alice.submits({ Name: 'x' });
    expect(slack.alice.modal()?.view['title']).toEqual(plain('Next'));
  });

  it.each([
    ['an error at no input block', { response_action: 'errors', errors: { other: 'Wrong' } }],
    ['a view that Slack refuses', { response_action: 'update', view: { type: 'modal', blocks: [] } }],
    ['an unknown answer', { response_action: 'explode' }],
  ])('meets trouble where the app answers with %s', async (_, answer) => {
    await open(form(), (app) => app.view('form', ({ ack }) => ack(answer as never)));
    await slack.alice.submits({ Name: 'x' });
    expect(slack.alice.notices()).toEqual(['We had some trouble connecting. Try again?']);
    expect(slack.alice.modal()?.errors).toEqual({});
  });

  it.each([
    ['', 'Please complete this required field.'],
    ['x', 'Must be at least 2 characters.'],
    ['xxxxxx', 'Must be at most 5 characters.'],
  ])('cannot submit %j in a field of two to five characters', async (words, why) => {
    await open(form({ min_length: 2, max_length: 5 }));
    expect(await slack.alice.submits({ Name: words })).toEqual({ kind: 'blocked', field: 'Name', why });
  });

  it('closes it, and the app hears of it where it asked to', async () => {
    const closed = vi.fn();
    await open({ ...form(), notify_on_close: true }, (app) => {
      app.view({ type: 'view_closed', callback_id: 'form' }, async ({ ack }) => {
        closed();
        await ack();
      });
    });
    await slack.alice.closesModal();
    expect(slack.alice.modal()).toBeUndefined();
    expect(closed).toHaveBeenCalledOnce();
  });
});

describe('a person in a channel', () => {
  it('chooses from a menu of a message, inside a container too', async () => {
    const chosen: unknown[] = [];
    const options = [{ text: plain('1 hour'), value: '1h' }];
    const menu = { type: 'static_select', placeholder: plain('Snooze'), options };
    const folded = {
      type: 'container',
      title: plain('More'),
      child_blocks: [{ type: 'actions', elements: [menu] }],
    };
    await start((app) => {
      app.command('/alert', async ({ ack }) => ack({ text: 'Over budget', blocks: [folded] as never }));
      app.action({ type: 'block_actions' }, async ({ ack, action, body }) => {
        await ack();
        chosen.push('selected_option' in action && action.selected_option, 'message' in body && body.message);
      });
    });
    const place = { channel: slack.channels.general };
    await slack.alice.command(place, '/alert');
    const [alert] = slack.alice.sees(place);
    await slack.alice.chooses(alert ?? { ts: '' }, ['Snooze', '1 hour']);
    // An ephemeral message does not come back with what is done to it.
    await vi.waitFor(() => expect(chosen).toEqual([options[0], false]));
    await expect(async () => slack.bob.chooses(alert ?? { ts: '' }, ['Snooze', '1 hour'])).rejects.toThrow(
      'sees no message',
    );
  });

  it('is not heard by a bot without the scope for it', async () => {
    const deaf = await startFakeSlack(USUAL_SCOPES.filter((scope) => scope !== 'app_mentions:read'));
    const app = await startSocketApp(deaf, (heard) => {
      heard.event('app_mention', async ({ say }) => {
        await say('Yes?');
      });
    });
    await deaf.alice.says({ channel: deaf.channels.general }, '@costbot hello');
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(deaf.alice.sees({ channel: deaf.channels.general })).toHaveLength(1);
    await app.stop();
    await deaf.stop();
  });

  it('is heard twice by a bot that also reads channels', async () => {
    const reading = await startFakeSlack([...USUAL_SCOPES, 'channels:history']);
    const heard: string[] = [];
    const app = await startSocketApp(reading, (listening) => {
      listening.event('app_mention', async ({ event }) => {
        heard.push(`${event.type} ${event.ts}`);
      });
      listening.event('message', async ({ event }) => {
        heard.push(`${event.type} ${event.ts}`);
      });
    });
    const { ts } = await reading.alice.says({ channel: reading.channels.general }, '@costbot hello');
    await vi.waitFor(() => expect(heard).toEqual([`app_mention ${ts}`, `message ${ts}`]));
    await app.stop();
    await reading.stop();
  });

  it('cannot write where they are no member, nor enter a command in a thread', async () => {
    await expect(slack.bob.says({ channel: slack.channels.finance }, 'hello')).rejects.toThrow('no member');
    const thread = { channel: slack.channels.general, thread: '1.1' };
    await expect(slack.bob.command(thread, '/estimate')).rejects.toThrow('no slash command in a thread');
  });
});

describe('the websockets', () => {
  it('open with a fresh ticket only, once each, and ten at a time', async () => {
    const { webApi } = await import('@slack/bolt');
    const client = new webApi.WebClient(slack.appToken, { slackApiUrl: slack.apiUrl });
    const url = async (): Promise<string> => String((await client.apps.connections.open()).url);
    const first = await url();
    expect(await opened(first)).toBe('hello');
    expect(await opened(first)).toBe('refused');
    for (let count = 2; count <= 10; count += 1) expect(await opened(await url())).toBe('hello');
    slack.clock.advance(600_000);
    expect(await opened(await url())).toBe('disconnect');
    expect(slack.sockets().open).toBe(10);
  });
});

/** What a new websocket hears first. */
function opened(url: string): Promise<string> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url);
    socket.addEventListener('message', ({ data }) => resolve(JSON.parse(String(data)).type));
    socket.addEventListener('error', () => resolve('refused'));
  });
}

function plain(text: string): object {
  return { type: 'plain_text', text };
}

function form(more: object = {}): object {
  const element = { type: 'plain_text_input', action_id: 'name', ...more };
  const block = { type: 'input', block_id: 'name', label: plain('Name'), element };
  return { type: 'modal', callback_id: 'form', title: plain('Form'), submit: plain('OK'), blocks: [block] };
}
