import type { Card } from '@tollkeeper/cards';
import { bundledCatalog, type Catalog } from '@tollkeeper/pricing';
import { openStore, type Store } from '@tollkeeper/store';
import { pino } from 'pino';

import { type Access, USUAL_ACCESS } from '../access.ts';
import type { Host } from '../host.ts';
import type { Deed, Person, Place, Request } from '../request.ts';
import { requestHandler } from '../request-handler.ts';
import type { CardResponse, Response } from '../response.ts';

/** The core with a store in memory, and somebody who uses it. */
export type Desk = {
  readonly store: Store;
  readonly host: Host;
  readonly clock: { now: Date };
  readonly prices: { catalog: Catalog };
  readonly logged: readonly Readonly<Record<string, unknown>>[];
  /** Does something and gives all that was delivered for it. */
  readonly deliveries: (did: Deed, by?: Doer) => Promise<readonly Response[]>;
  /** Does something that is answered once. */
  readonly does: (did: Deed, by?: Doer) => Promise<Response>;
  /** Does something that is answered with a card. */
  readonly asks: (did: Deed, by?: Doer) => Promise<CardResponse>;
};

export type Doer = { readonly by?: Person; readonly place?: Partial<Place>; readonly id?: string };

export type DeskOptions = {
  readonly access?: Partial<Access>;
  /** Takes the place of parts of the store. */
  readonly broken?: Partial<Store>;
};

export const ANNA: Person = { id: 'U1', roles: [] };
export const CHANNEL: Place = { platform: 'slack', workspace: 'T1', channel: 'C1', isDirect: false };

/** Opens a desk at noon of 2026-11-21. */
export async function openDesk({ access, broken }: DeskOptions = {}): Promise<Desk> {
  const store = await openStore({ path: ':memory:' });
  const clock = { now: new Date(Date.UTC(2026, 10, 21, 12)) };
  const prices = { catalog: bundledCatalog() };
  const logged: Record<string, unknown>[] = [];
  let ids = 0;
  const host: Host = {
    store: { ...store, ...broken },
    around: () => ({ catalog: prices.catalog, today: clock.now.toISOString().slice(0, 10) }),
    now: () => clock.now,
    newId: () => `id-${++ids}`,
    access: { ...USUAL_ACCESS, questionsPerMinute: 1_000, ...access },
    log: pino({ level: 'debug' }, { write: (line) => void logged.push(JSON.parse(line)) }),
  };
  const handle = requestHandler(host);
  const deliveries: Desk['deliveries'] = async (did, { by = ANNA, place, id = `r-${++ids}` } = {}) => {
    const responses: Response[] = [];
    const request: Request = { id, by, place: { ...CHANNEL, ...place }, did };
    await handle(request, async (response) => void responses.push(response));
    return responses;
  };
  const does: Desk['does'] = async (did, doer) => {
    const [response, ...others] = await deliveries(did, doer);
    if (response === undefined || others.length > 0) throw new Error(`answered ${others.length + 1} times`);
    return response;
  };
  const asks: Desk['asks'] = async (did, doer) => asCard(await does(did, doer));
  return { store, host, clock, prices, logged, deliveries, does, asks };
}

export function command(name: string, text = ''): Deed {
  return { kind: 'command', name, text };
}

export function message(text: string): Deed {
  return { kind: 'message', text };
}

function asCard(response: Response): CardResponse {
  if (response.kind !== 'card') throw new Error(`expected a card, got a ${response.kind}`);
  return response;
}

export function asForm(response: Response): Extract<Response, { kind: 'form' | 'wrong-form' }> {
  if (response.kind !== 'form' && response.kind !== 'wrong-form')
    throw new Error(`expected a form, got ${JSON.stringify(response)}`);
  return response;
}

/** The labels of the buttons of a card. */
export function labelsOf({ actions = [] }: Card): readonly string[] {
  return actions.map(({ label }) => label);
}

/** A press of the button of a card with that label. */
export function press({ actions = [] }: Card, label: string): Deed {
  const action = actions.find((each) => each.label === label);
  if (action?.kind !== 'button') throw new Error(`there is no button ${label}`);
  return {
    kind: 'press',
    code: `v1:${action.verb}${action.argument === undefined ? '' : `:${action.argument}`}`,
  };
}

/** The form as a person sends it back, with some values changed. */
export function send({ form }: ReturnType<typeof asForm>, changed: Readonly<Record<string, string>>): Deed {
  const { verb, argument } = form.submit;
  const values = Object.fromEntries(form.fields.map(({ key, value }) => [key, value]));
  return { kind: 'form', code: `v1:${verb}:${argument}`, values: { ...values, ...changed } };
}

/** All that a card says. */
export function textOf({ card }: CardResponse): string {
  return JSON.stringify({ ...card, actions: [] });
}
