import { describe, expect, it } from 'vitest';

import type { Request } from '../requests/request.ts';
import type { RequestHandler } from '../requests/request-handler.ts';
import type { Response } from '../requests/response.ts';
import { drainingHandler } from './draining-handler.ts';

const REQUEST: Request = {
  id: '1',
  by: { id: 'U1', roles: [] },
  place: { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false },
  did: { kind: 'message', text: 'hello' },
};

function card(title: string): Response {
  return { kind: 'card', visibility: 'shared', card: { title, answer: '$1.00', sections: [] } };
}

const later: RequestHandler = (_, deliver) => deliver(card('Later'));

/** A handler that answers when it is let go. */
function slowHandler() {
  let letGo = (): void => {};
  const gate = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const handle: RequestHandler = async (_, deliver) => {
    await gate;
    await deliver(card('Answer'));
  };
  return { handle, letGo };
}

function inbox() {
  const titles: string[] = [];
  const deliver = async (response: Response): Promise<void> => {
    titles.push(response.kind === 'card' ? response.card.title : response.kind);
  };
  return { titles, deliver };
}

describe('drainingHandler', () => {
  it('finishes what was begun, and hands what comes later to the other handler', async () => {
    const { handle, letGo } = slowHandler();
    const service = drainingHandler(handle, later);
    const { titles, deliver } = inbox();
    const begun = service.handle(REQUEST, deliver);
    const drained = service.drain(5_000);
    expect(service.isDraining()).toBe(true);

    await service.handle(REQUEST, deliver);
    expect(titles).toEqual(['Later']);
    letGo();
    expect(await drained).toEqual({ unanswered: 0 });
    await begun;
    expect(titles).toEqual(['Later', 'Answer']);
  });

  it('waits no longer than it was told, and says how many are left', async () => {
    const service = drainingHandler(slowHandler().handle, later);
    void service.handle(REQUEST, inbox().deliver);

    expect(await service.drain(20)).toEqual({ unanswered: 1 });
  });

  it('is done at once when nothing is under way', async () => {
    const service = drainingHandler(slowHandler().handle, later);
    const before = performance.now();

    expect(await service.drain(5_000)).toEqual({ unanswered: 0 });
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
