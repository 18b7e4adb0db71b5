import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { Request } from './request.ts';
import { type RequestHandler, requestHandler } from './request-handler.ts';
import { restartingHandler } from './restarting-handler.ts';
import { ANNA, CHANNEL, command, type Desk, openDesk } from './testing/desk.ts';

const REQUEST: Request = { id: 'Ev1', by: ANNA, place: CHANNEL, did: command('help') };

let desk: Desk;

beforeEach(async () => {
  desk = await openDesk();
});

afterEach(() => desk.store.close());

async function titlesOf(handlers: readonly RequestHandler[]): Promise<readonly string[]> {
  const titles: string[] = [];
  const told = handlers.map((handle) =>
    handle(REQUEST, async (response) => {
      titles.push(response.kind === 'card' ? response.card.title : response.kind);
    }),
  );
  await Promise.all(told);
  return titles;
}

describe('restartingHandler', () => {
  it('tells people to ask again', async () => {
    expect(await titlesOf([restartingHandler(desk.host)])).toEqual(['Restarting']);
  });

  it('says nothing to whom another process answers', async () => {
    const handlers = [restartingHandler(desk.host), requestHandler(desk.host)];

    expect(await titlesOf(handlers)).toEqual(['Tollkeeper']);
  });

  it('logs that not even its sentence could be delivered', async () => {
    const { host, logged } = desk;
    await restartingHandler(host)(REQUEST, async () => Promise.reject(new Error('gone')));

    expect(JSON.stringify(logged)).toContain('an answer could not be delivered');
  });
});
