import type { Card, Form } from '@tollkeeper/cards';
import {
  type FakeDiscord,
  type FakeDiscordOptions,
  type Person,
  startFakeDiscord,
} from '@tollkeeper/fake-discord';
import { bundledCatalog } from '@tollkeeper/pricing';
import { type Logger, pino } from 'pino';

import type { RunningPlatform } from '../../requests/platform.ts';
import type { Request } from '../../requests/request.ts';
import type { RequestHandler } from '../../requests/request-handler.ts';
import type { CardResponse, Response } from '../../requests/response.ts';
import { startDiscord } from '../start-discord.ts';

/** A fake Discord with the adapter on it; a handler of the test's own answers instead of the core. */
export type Started = {
  readonly discord: FakeDiscord;
  readonly running: RunningPlatform;
  readonly alice: Person;
  readonly bob: Person;
  /** Every request that came for the first time, oldest first. */
  readonly requests: Request[];
  /** Why deliveries were given up. */
  readonly failures: unknown[];
  readonly logged: string[];
  /** What is answered from now on. */
  readonly answerWith: (answer: Answer) => void;
  readonly stop: () => Promise<void>;
};

/** A response, or how one is made; nothing where nothing is to be delivered. */
export type Answer = Response | ((request: Request) => Response | undefined | Promise<Response | undefined>);

/** Starts both; `alice` has the role "7001". */
export async function started(options: FakeDiscordOptions = {}): Promise<Started> {
  const discord = await startFakeDiscord(options);
  const alice = discord.join('alice', ['7001']);
  const bob = discord.join('bob');
  const { log, logged } = logToMemory();
  const requests: Request[] = [];
  const failures: unknown[] = [];
  let answer: Answer = cardResponse('fine');
  const handle: RequestHandler = async (request, deliver) => {
    if (requests.some(({ id }) => id === request.id)) return;
    requests.push(request);
    const response = typeof answer === 'function' ? await answer(request) : answer;
    if (response !== undefined) await deliver(response).catch((error: unknown) => failures.push(error));
  };
  const connection = { token: discord.token, apiUrl: discord.api };
  const running = await startDiscord(connection, { handle, catalog: bundledCatalog, log });
  return {
    discord,
    running,
    alice,
    bob,
    requests,
    failures,
    logged,
    answerWith: (next) => {
      answer = next;
    },
    stop: async () => {
      await running.close();
      await discord.close();
    },
  };
}

/** A log that can be read, from the level info on. */
export function logToMemory(): { readonly log: Logger; readonly logged: string[] } {
  const logged: string[] = [];
  return { log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }), logged };
}

/** A response with a small card that has a chart. */
export function cardResponse(answer: string, rest: Partial<CardResponse> = {}): CardResponse {
  return { kind: 'card', card: cardOf(answer), visibility: 'private', ...rest };
}

/** A small card with one chart and the buttons of an estimate. */
export function cardOf(answer: string, actions: NonNullable<Card['actions']> = ACTIONS): Card {
  const bars = [
    { label: 'Input', value: 36, text: '$36' },
    { label: 'Output', value: 45, text: '$45' },
  ];
  return {
    title: 'Estimate',
    answer,
    sections: [{ kind: 'chart', title: 'Cost', chart: { kind: 'bars', bars }, alt: 'Input $36, output $45' }],
    actions,
  };
}

/** A form of so many fields, named f1, f2 and so on. */
export function formOf(fields: number, argument = 'a1'): Form {
  return {
    title: 'Assumptions',
    fields: Array.from({ length: fields }, (_, at) => ({
      key: `f${at + 1}`,
      label: `Field ${at + 1}`,
      value: '1',
      hint: 'a number',
    })),
    submit: { verb: 'edit', argument, label: 'Recalculate' },
  };
}

const ACTIONS: NonNullable<Card['actions']> = [
  { kind: 'button', verb: 'share', argument: 'a1', label: 'Share' },
  { kind: 'button', verb: 'edit', argument: 'a1', label: 'Edit' },
  { kind: 'button', verb: 'csv', argument: 'a1', label: 'CSV' },
];
