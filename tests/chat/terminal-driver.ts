import type { Deed, Response } from '@tollkeeper/bot/chat';
import { COMMANDS } from '@tollkeeper/bot/chat';
import { renderPlainText } from '@tollkeeper/cards';

import { accessFor, openCore } from './core.ts';
import { type Driver, type DriverOptions, plain, type Seen, type Typed } from './driver.ts';

/** One person at a terminal. */
export async function terminalDriver(options: DriverOptions = {}): Promise<Driver> {
  const core = await openCore(accessFor({ open: '', spender: '' }, options));
  const place = { platform: 'terminal', workspace: '', channel: 'chat', isDirect: true } as const;
  const shown: Seen[] = [];
  let requests = 0;
  const does = async (did: Deed): Promise<Seen> => {
    requests += 1;
    const request = { id: String(requests), by: { id: 'terminal', roles: [] }, place, did };
    await core.ports.handle(request, async (response) => void shown.push(seenOf(response, requests)));
    const seen = shown.at(-1);
    if (seen?.id !== String(requests)) throw new Error('The terminal was not answered.');
    return seen;
  };
  const says = (text: string): Promise<Seen> => does({ kind: 'message', text });
  const none = async (): Promise<never> => {
    throw new Error('A terminal has no buttons.');
  };
  return {
    name: 'the terminal',
    isChat: false,
    ask: (name, typed = '') => does({ kind: 'command', name, text: textOf(name, typed) }),
    says,
    direct: says,
    followsUp: (_, sentence) => says(sentence),
    estimatesThis: none,
    press: none,
    opens: none,
    oldButton: none,
    guardSays: none,
    store: core.store,
    callOf: (who) => `@${who}`,
    sees: () => shown,
    logged: core.logged,
    stored: core.stored,
    stop: core.close,
  };
}

/** What would be typed behind the name of a command. */
export function textOf(name: string, typed: Typed): string {
  const command = COMMANDS.find((each) => each.name === name);
  return typeof typed === 'string' ? typed : (command?.textOf(typed).trim() ?? '');
}

function seenOf(response: Response, request: number): Seen {
  if (response.kind !== 'card') throw new Error(`A terminal has no ${response.kind}.`);
  return {
    id: String(request),
    text: plain(renderPlainText(response.card)),
    buttons: (response.card.actions ?? []).map(({ label }) => label),
    files: [],
    isPrivate: true,
    calls: [],
  };
}
