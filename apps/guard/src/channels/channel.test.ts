import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';

import { PLATFORMS, type Platform, type SendOutcome } from './channel.ts';
import { parseReceipt, type Receipt } from './receipt.ts';
import { alertCardOf, alertMessage, CHART, LONG } from './testing/messages.ts';
import { HTTP_CHANNELS, PLACES, type Place } from './testing/places.ts';
import { type ScriptedServer, startScriptedServer } from './testing/scripted-server.ts';

const CAN_CHANGE: readonly Platform[] = ['slack', 'discord', 'discord-webhook'];

describe.each(PLATFORMS)('a channel of %s', (platform) => {
  let place: Place;
  const open = async () => {
    place = await PLACES[platform]();
  };
  afterEach(() => place.close());

  it('brings title, answer and figures, and gives a receipt that JSON can keep', async () => {
    await open();
    const receipt = receiptOf(await place.channel.send(alertMessage()));

    expect(place.sees()).toHaveLength(1);
    for (const part of ['Critical: key limit #7F3A', 'has spent 95% of its limit: $475 of $500', '$25']) {
      expect(place.sees()[0]).toContain(part);
    }
    expect(parseReceipt(JSON.stringify(receipt))).toEqual(receipt);
    expect(receipt.platform).toBe(platform);
  });

  it('has the buttons of a card exactly where a bot hears them', async () => {
    await open();
    await place.channel.send(alertMessage());

    const pressable = place.buttons().filter((code) => /^v1:(ack|snooze):/.test(code));
    expect(pressable).toEqual(
      ['slack', 'discord'].includes(platform)
        ? ['v1:ack:7F3A.2', 'v1:snooze:7F3A.2.2h', 'v1:snooze:7F3A.2.tomorrow-9am']
        : [],
    );
  });

  it('calls nobody, whatever the names of keys say', async () => {
    await open();
    await place.channel.send(
      alertMessage({ card: alertCardOf('Key "<!channel> @everyone <@U0ALICE> <@&7001>" is spent.') }),
    );

    expect(place.sees()).toHaveLength(1);
    expect(place.called()).toEqual([]);
  });

  it('masks a key that ended up in a name', async () => {
    await open();
    const name = `sk-or-v1-${'0123456789abcdef'.repeat(4)}`;
    await place.channel.send(alertMessage({ card: alertCardOf(`Key "${name}" is spent.`) }));

    expect(place.sees()[0]).toContain('cdef');
    expect(place.sees()[0]).not.toContain('0123456789abcdef');
  });

  it('brings a message that is far too long, and one with a picture', async () => {
    await open();
    const long = alertMessage({ card: alertCardOf('400 keys are near their limits.', LONG), id: 'long' });
    const drawn = alertMessage({ card: alertCardOf('Spend rises.', [CHART]), id: 'drawn' });

    expect(receiptOf(await place.channel.send(long))).toBeDefined();
    expect(receiptOf(await place.channel.send(drawn))).toBeDefined();
    expect(place.sees()[0]).toContain('400 keys are near their limits.');
    expect(place.sees().at(-1)).toContain('Spend rises.');
  });

  it('changes an earlier message in place where it can, and posts it anew where it cannot', async () => {
    await open();
    const edits = receiptOf(await place.channel.send(alertMessage()));
    const card = alertCardOf('Resolved: the limit was raised.');
    const again = receiptOf(
      await place.channel.send(alertMessage({ card, id: 'update', edits, pings: false })),
    );

    const isChanged = CAN_CHANGE.includes(platform);
    expect(edits.message !== undefined).toBe(isChanged);
    expect(again).toEqual(edits);
    expect(place.sees()).toHaveLength(isChanged ? 1 : 2);
    expect(place.sees().at(-1)).toContain('the limit was raised');
  });

  it('tells people of a change that pings by a message of its own', async () => {
    await open();
    const edits = receiptOf(await place.channel.send(alertMessage()));
    const card = alertCardOf('Resolved: the limit was raised.');
    const again = receiptOf(
      await place.channel.send(alertMessage({ card, id: 'update', edits, pings: true })),
    );

    expect(again).toEqual(edits);
    expect(place.sees()).toHaveLength(2);
    expect(place.sees().at(-1)).toContain('the limit was raised');
  });

  it('is ready when it is checked, and nobody sees anything of the check', async () => {
    await open();

    expect(await place.channel.check()).toMatchObject({ kind: 'ready' });
    expect(place.sees()).toEqual([]);
  });

  // A terminal needs neither.
  if (platform === 'terminal') return;

  it('is refused once its token or address is taken away', async () => {
    await open();
    await place.breaks?.();

    expect(await place.channel.send(alertMessage())).toMatchObject({ kind: 'refused' });
    // What takes POST alone may answer a check as it likes.
    if (platform !== 'webhook') expect(await place.channel.check()).toMatchObject({ kind: 'refused' });
    expect(place.sees().length).toBe(platform === 'webhook' ? 1 : 0);
  });
});

describe.each(CAN_CHANGE)('a channel of %s that can change messages', (platform) => {
  it('says that a message is gone which was never there or stands elsewhere', async () => {
    const place = await PLACES[platform]();
    const receipt = receiptOf(await place.channel.send(alertMessage()));
    const deleted: Receipt = { ...receipt, message: platform === 'slack' ? '1.000001' : '1' };
    const elsewhere: Receipt = { ...receipt, platform: platform === 'slack' ? 'discord' : 'slack' };

    for (const edits of [deleted, elsewhere]) {
      expect(await place.channel.send(alertMessage({ edits }))).toMatchObject({ kind: 'gone' });
    }
    expect(place.sees()).toHaveLength(1);
    await place.close();
  });
});

describe.each(HTTP_CHANNELS)('a channel of %s', (platform, make) => {
  let server: ScriptedServer;
  const NOW = Date.UTC(2026, 10, 21, 12);
  const begin = async () => {
    server = await startScriptedServer();
    return make(server.url, { timeoutMs: 300, now: () => NOW });
  };
  afterEach(() => server.close());

  it.each([
    ['5', 5_000],
    ['0', 250],
    [new Date(NOW + 60_000).toUTCString(), 60_000],
    ['999999', 3_600_000],
    ['soon', 30_000],
  ])('waits as Retry-After: %s asks, and never longer than an hour', async (retryAfter, wait) => {
    const channel = await begin();
    server.plays({ status: 429, headers: { 'retry-after': retryAfter } });

    const outcome = await channel.send(alertMessage());
    // The client of Slack counts in whole seconds.
    const rounded = platform === 'slack' ? Math.ceil(wait / 1_000) * 1_000 : wait;
    expect(outcome).toEqual({ kind: 'wait', untilMs: NOW + rounded });
    expect(server.calls).toHaveLength(1);
  });

  it.each([
    [500, false],
    [503, false],
    [408, false],
    [502, true],
    [504, true],
    [522, true],
  ])('tries again after status %i', async (status, ambiguous) => {
    const channel = await begin();
    server.plays({ status, body: 'upstream connect error' });

    expect(await channel.send(alertMessage())).toMatchObject({ kind: 'again', ambiguous });
    expect(server.calls).toHaveLength(1);
  });

  it('knows that a message may have arrived whose answer was lost or did not come in time', async () => {
    const channel = await begin();
    for (const script of ['reset', 'hang'] as const) {
      server.plays(script);
      expect(await channel.send(alertMessage())).toMatchObject({ kind: 'again', ambiguous: true });
    }
    expect(server.calls).toHaveLength(2);
  });

  it('knows that a message has not arrived where nobody listens', async () => {
    const channel = await begin();
    await server.close();

    const outcome = await channel.send(alertMessage());
    expect(outcome).toMatchObject({
      kind: 'again',
      ambiguous: false,
      reason: expect.stringMatching(/ECONNREFUSED/),
    });
  });

  it.each([400, 401, 403, 404, 410])('is broken by status %i', async (status) => {
    const channel = await begin();
    server.plays({ status, body: '<html><body>No</body></html>', headers: { 'content-type': 'text/html' } });

    expect(await channel.send(alertMessage())).toMatchObject({ kind: 'refused' });
  });

  it('follows no redirect', async () => {
    const channel = await begin();
    server.plays({ status: 307, headers: { location: `${server.url}/elsewhere` } });

    expect(await channel.send(alertMessage())).toMatchObject({ kind: 'refused' });
    expect(server.calls.filter(({ path }) => path.includes('elsewhere'))).toEqual([]);
  });

  it('takes a page of something in between for no receipt', async () => {
    const channel = await begin();
    server.plays({ status: 200, body: '<html>Sign in to the guest network</html>' });

    // A webhook of the user's says all by its status.
    expect(await channel.send(alertMessage())).toMatchObject(
      platform === 'webhook' ? { kind: 'sent' } : { kind: 'again', ambiguous: true },
    );
  });

  it.each([200, 500])('reads no more than a bound of an endless answer with status %i', async (endless) => {
    const channel = await begin();
    server.plays({ endless });

    const outcome = await channel.send(alertMessage());
    expect(outcome.kind).toBe(platform === 'webhook' && endless === 200 ? 'sent' : 'again');
    expect(server.bytesSent()).toBeLessThan(20 * 1_024 * 1_024);
  });

  it('cannot be reached when it is checked while nobody answers', async () => {
    const channel = await begin();
    server.plays('hang');

    expect(await channel.check()).toMatchObject({ kind: 'unreachable' });
  });

  it('never shows its secrets: not in outcomes, not in checks, not in its own print', async () => {
    const channel = await begin();
    const outcomes: unknown[] = [inspect(channel, { depth: 9 }), JSON.stringify(channel)];
    for (const script of ['reset', 'hang', ...[200, 302, 400, 401, 404, 429, 500].map(echo)] as const) {
      server.plays(script);
      outcomes.push(await channel.send(alertMessage()), await channel.check());
    }
    await server.close();
    outcomes.push(await channel.send(alertMessage()));

    expect(JSON.stringify(outcomes)).not.toContain('made-up');
  });
});

/** An answer that quotes what it was asked. */
function echo(status: number) {
  return { status, body: '{"code":1,"message":"made-up","error":"xoxb-made-up"} /services/made-up' } as const;
}

function receiptOf(outcome: SendOutcome): Receipt {
  if (outcome.kind !== 'sent') throw new Error(`The message was not sent: ${JSON.stringify(outcome)}`);
  return outcome.receipt;
}
