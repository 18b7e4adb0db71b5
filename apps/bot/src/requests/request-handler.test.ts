import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';

import { requestHandler } from './request-handler.ts';
import type { Response } from './response.ts';
import { ANNA, CHANNEL, command, type Desk, message, openDesk, textOf } from './testing/desk.ts';

const QUESTION = 'sonnet 4.6, 6,000 requests a month, 2,000 in, 500 out';

let desk: Desk;

afterEach(async () => {
  vi.useRealTimers();
  await desk.store.close();
});

describe('requestHandler', () => {
  it('answers a request that is delivered twice once', async () => {
    desk = await openDesk();

    expect(await desk.deliveries(command('estimate', QUESTION), { id: 'Ev1' })).toHaveLength(1);
    expect(await desk.deliveries(command('estimate', QUESTION), { id: 'Ev1' })).toEqual([]);
  });

  it('answers the same id of another platform, which is another request', async () => {
    desk = await openDesk();
    await desk.deliveries(command('help'), { id: '1' });

    expect(await desk.deliveries(command('help'), { id: '1', place: { platform: 'discord' } })).toHaveLength(
      1,
    );
  });

  it('leaves a request alone that another process works on, until that one is done', async () => {
    desk = await openDesk();
    const { deliveries } = desk.store;
    await deliveries.claim('slack/Ev1', { now: desk.clock.now, leaseMs: 10_000 });
    const answered = desk.deliveries(command('help'), { id: 'Ev1' });
    await sleep(100);
    await deliveries.finish('slack/Ev1', desk.clock.now);

    expect(await answered).toEqual([]);
  });

  it('takes a request over, once, whose process has let its lease run out', async () => {
    desk = await openDesk();
    await desk.store.deliveries.claim('slack/Ev1', { now: desk.clock.now, leaseMs: 10_000 });
    const waiting = [1, 2].map(() => desk.deliveries(command('help'), { id: 'Ev1' }));
    await sleep(100);
    desk.clock.now = new Date(desk.clock.now.getTime() + 10_001);

    expect((await Promise.all(waiting)).map(({ length }) => length).toSorted()).toEqual([0, 1]);
  });

  it('does not answer what was taken over while it stood still', async () => {
    const { promise: standing, resolve: goOn } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const list = async (): Promise<never> => {
      begin();
      await standing;
      throw new Error('late');
    };
    desk = await openDesk();
    const plans = { ...desk.store.plans, list };
    const still = requestHandler({ ...desk.host, store: { ...desk.store, plans } });
    const responses: Response[] = [];
    const request = { id: 'Ev1', by: ANNA, place: CHANNEL, did: command('plan', 'list') };
    const answered = still(request, async (response) => void responses.push(response));
    await begun;
    desk.clock.now = new Date(desk.clock.now.getTime() + 10_001);
    expect(await desk.deliveries(request.did, { id: 'Ev1' })).toHaveLength(1);
    goOn();
    await answered;

    expect(responses).toEqual([]);
  });

  it('keeps a request that it works on for longer than a lease', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { promise: working, resolve: goOn } = Promise.withResolvers<void>();
    desk = await openDesk();
    const list: typeof desk.store.plans.list = async (workspace) => {
      await working;
      return desk.store.plans.list(workspace);
    };
    const plans = { ...desk.store.plans, list };
    const slow = requestHandler({ ...desk.host, store: { ...desk.store, plans } });
    const responses: Response[] = [];
    const request = { id: 'Ev1', by: ANNA, place: CHANNEL, did: command('plan', 'list') };
    const first = slow(request, async (response) => void responses.push(response));
    const second = desk.deliveries(request.did, { id: 'Ev1' });
    for (let passed = 0; passed < 15; passed += 3) {
      await sleep(20);
      desk.clock.now = new Date(desk.clock.now.getTime() + 3_000);
      await vi.advanceTimersByTimeAsync(3_000);
    }
    await sleep(1_200);
    goOn();
    await first;

    expect(responses).toHaveLength(1);
    expect(await second).toEqual([]);
  });

  it('goes on with what was said in a channel by the same person, and with nobody else’s words', async () => {
    desk = await openDesk();
    await desk.asks(command('estimate', QUESTION));
    const followUp = await desk.asks(message('double the requests'));

    // 12,000 × $0.0135
    expect(followUp.card.answer).toContain('$162.00 a month');
    const other = await desk.asks(message('double the requests'), { by: { id: 'U2', roles: [] } });
    expect(other.card.title).toBe('No estimate');
  });

  it('goes on with what anybody said in a thread', async () => {
    desk = await openDesk();
    const place = { thread: '17.1' };
    await desk.asks(message(QUESTION), { place });
    const other = await desk.asks(message('double the requests'), { place, by: { id: 'U2', roles: [] } });

    expect(other.card.answer).toContain('$162.00 a month');
  });

  it('continues the answer that is replied to, not the last one', async () => {
    desk = await openDesk();
    const first = await desk.asks(command('estimate', QUESTION));
    await desk.asks(command('estimate', 'gpt-5 mini, 10 requests a month, 1,000 in, 100 out'));
    const [action] = first.card.actions ?? [];
    const continues = action?.kind === 'button' ? (action.argument ?? '') : '';
    const reply = await desk.asks({ kind: 'message', text: 'double the requests', continues });

    expect(reply.card.answer).toContain('$162.00 a month');
    const unknown = await desk.asks({ kind: 'message', text: QUESTION, continues: 'nothing-kept' });
    expect(unknown.card.answer).toContain('$81.00 a month');
  });

  it('shows the help for a mention without words', async () => {
    desk = await openDesk();

    expect((await desk.asks(message(' '))).card.title).toBe('Tollkeeper');
  });

  it('says who is no longer kept waiting when somebody asks too often', async () => {
    desk = await openDesk({ access: { questionsPerMinute: 2 } });
    const asked = await Promise.all([1, 2, 3].map(() => desk.asks(command('help'))));
    const refused = asked.filter(({ card }) => card.title === 'One moment');

    expect(refused.map(({ card }) => card.answer)).toEqual([
      '2 questions a minute are answered for one person: ask again in 30 seconds.',
    ]);
    expect((await desk.asks(command('help'), { by: { id: 'U2', roles: [] } })).card.title).toBe('Tollkeeper');
    desk.clock.now = new Date(desk.clock.now.getTime() + 30_000);
    expect((await desk.asks(command('help'))).card.title).toBe('Tollkeeper');
  });

  it('keeps nobody waiting in a terminal', async () => {
    desk = await openDesk({ access: { questionsPerMinute: 1 } });
    const place = { platform: 'terminal' } as const;
    const asked = await Promise.all([1, 2, 3].map(() => desk.asks(command('help'), { place })));

    expect(asked.map(({ card }) => card.title)).toEqual(['Tollkeeper', 'Tollkeeper', 'Tollkeeper']);
  });

  it('shows no buttons in a terminal', async () => {
    desk = await openDesk();
    const { card } = await desk.asks(command('estimate', QUESTION), { place: { platform: 'terminal' } });

    expect(card.actions).toBeUndefined();
  });
});

describe('requestHandler, when something breaks', () => {
  const broken = async (): Promise<never> => {
    throw new TypeError(`cannot read "${SECRET_WORDS}"`);
  };

  it('answers with a sentence and a reference that stands in the log, which quotes nobody', async () => {
    desk = await openDesk({
      broken: { plans: { save: broken, list: broken, find: broken, inMonth: broken, remove: broken } },
    });
    const { card, visibility } = await desk.asks(command('plan', `list ${SECRET_WORDS}`));
    const reference = /the reference (\S+)\.$/.exec(card.answer)?.[1];
    const shown = desk.logged.filter(({ level }) => Number(level) >= 30);

    expect(card.title).toBe('Something went wrong');
    expect(visibility).toBe('private');
    expect(shown).toContainEqual(
      expect.objectContaining({ level: 50, reference, error: 'TypeError', deed: 'command' }),
    );
    expect(reference).toMatch(/^id-\d+$/);
    expect(JSON.stringify(shown)).not.toContain(SECRET_WORDS);
  });

  it('logs no words of anybody when all is well', async () => {
    desk = await openDesk();
    await desk.asks(message(`${QUESTION} for ${SECRET_WORDS}`));

    expect(desk.logged.length).toBeGreaterThan(0);
    expect(JSON.stringify(desk.logged.filter(({ level }) => Number(level) >= 30))).not.toContain(
      SECRET_WORDS,
    );
  });

  it('answers where the store is out of reach, and says what that costs', async () => {
    const conversations = { load: broken, save: broken, forget: broken, sweep: broken };
    desk = await openDesk({
      broken: {
        deliveries: { claim: broken, finish: broken },
        answers: { keep: broken, find: broken },
        conversations,
      },
    });
    const answered = await desk.asks(command('estimate', QUESTION));

    expect(answered.card.answer).toContain('$81.00 a month');
    expect(answered.card.actions).toBeUndefined();
    expect(textOf(answered)).toContain('This answer could not be kept, so it has no buttons');
    expect(textOf(answered)).toContain('This could not be remembered');
  });

  it('never rejects, and tries a delivery that failed only once', async () => {
    desk = await openDesk();
    const tried: Response[] = [];
    const handle = requestHandler(desk.host);
    const request = { id: 'Ev1', by: ANNA, place: CHANNEL, did: command('help') };
    const deliver = async (response: Response): Promise<void> => {
      tried.push(response);
      throw new Error('the socket is gone');
    };
    await handle(request, deliver);
    await handle(request, deliver);

    expect(tried).toHaveLength(1);
  });
});

const SECRET_WORDS = 'Project Nightingale';
