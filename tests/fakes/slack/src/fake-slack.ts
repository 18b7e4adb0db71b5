import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { type Clock, createClock } from './clock.ts';
import type { Carrier, Delivery, Outcome } from './delivery.ts';
import { createFaults, type Fault, type FaultAt } from './faults.ts';
import { WEBHOOK_PATH } from './incoming-webhook.ts';
import type { Site } from './methods.ts';
import { createPerson, type Person } from './person.ts';
import { openPostOffice } from './post-office.ts';
import { createRateLimit } from './rate-limit.ts';
import { type Destination, overHttp } from './signed-request.ts';
import { type SocketMode, serveSockets } from './socket-mode.ts';
import { issueTokens, type Revocation, USUAL_SCOPES } from './tokens.ts';
import { type Call, type Desk, serve } from './web-server.ts';
import { BOT, CHANNELS, createWorld } from './world.ts';

/** A Slack on the loopback: a workspace with people in it, for one app. */
export type FakeSlack = {
  /** For the `slackApiUrl` of Bolt. */
  readonly apiUrl: string;
  readonly botToken: string;
  readonly appToken: string;
  readonly signingSecret: string;
  /** The incoming webhook of the app, which posts to #general. */
  readonly webhookUrl: string;
  readonly clock: Clock;
  readonly alice: Person;
  readonly bob: Person;
  /** The bot is a member of #general and of #finance, which is private and without Bob; not of #random. */
  readonly channels: typeof CHANNELS;
  /** Every call of the Web API so far, with its answer. */
  readonly calls: readonly Call[];
  readonly sockets: SocketMode['count'];
  /** From now on delivers by signed HTTP instead of a websocket. */
  readonly deliversTo: (url: string) => void;
  /** Sends something by hand, signed as `destination` says. */
  readonly sends: (delivery: Delivery, destination: Destination) => Promise<Outcome>;
  readonly deliversNextEventTwice: () => void;
  readonly fails: (at: FaultAt, fault: Fault, times?: number) => void;
  /** Refuses, or takes again, the blocks that came in 2026. */
  readonly takesNativeBlocks: (takes: boolean) => void;
  /** From now on the incoming webhook is there no more, or its channel is archived. */
  readonly closesWebhook: (how: 'removed' | 'archived') => void;
  readonly revokes: (how: Revocation) => Promise<void>;
  readonly recyclesSockets: SocketMode['recycle'];
  readonly dropsSockets: SocketMode['drop'];
  readonly deliversOnSockets: SocketMode['spread'];
  readonly stop: () => Promise<void>;
};

/** Starts one on a free port; without `scopes` the app has those of its manifest. */
export async function startFakeSlack(scopes: readonly string[] = USUAL_SCOPES): Promise<FakeSlack> {
  const clock = createClock();
  const tokens = issueTokens(scopes);
  const server = createServer((request, response) => {
    serve(desk, request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
  });
  const sockets = serveSockets(server, clock);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const openSocket = (): string => sockets.open(origin);
  const site: Site = { world: createWorld(clock), origin, scopes: tokens.scopes, openSocket };
  const faults = createFaults();
  const desk: Desk = { site, tokens, faults, rateLimit: createRateLimit(clock), calls: [] };
  let carrier: Carrier = sockets.deliver;
  const office = openPostOffice(site.world, () => carrier);

  return {
    apiUrl: `${origin}/api/`,
    botToken: tokens.bot,
    appToken: tokens.app,
    signingSecret: SIGNING_SECRET,
    webhookUrl: `${origin}/services/${WEBHOOK_PATH}`,
    clock,
    alice: createPerson('alice', site, office),
    bob: createPerson('bob', site, office),
    channels: CHANNELS,
    calls: desk.calls,
    sockets: sockets.count,
    deliversTo: (url) => {
      carrier = overHttp(clock, { url, secret: SIGNING_SECRET });
    },
    sends: (delivery, destination) => overHttp(clock, destination)(delivery),
    deliversNextEventTwice: office.doubleNext,
    fails: (at, fault, times = 1) => faults.plan(at, fault, times),
    takesNativeBlocks: (takes) => {
      site.world.takesNative = takes;
    },
    closesWebhook: (how) => {
      site.world.webhook = how;
    },
    revokes: async (how) => {
      tokens.revoked = how;
      const revoked = { type: 'tokens_revoked', tokens: { oauth: [], bot: [BOT.user] } };
      await office.event(how === 'token_revoked' ? revoked : { type: 'app_uninstalled' });
    },
    recyclesSockets: sockets.recycle,
    dropsSockets: sockets.drop,
    deliversOnSockets: sockets.spread,
    stop: async () => {
      clock.stop();
      sockets.stop();
      server.closeAllConnections();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

const SIGNING_SECRET = 'fake-signing-secret';
