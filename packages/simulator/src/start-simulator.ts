import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

import { type Answer, refuse } from './api/answer.ts';
import { answerApi } from './api/answer-api.ts';
import { answerControl } from './server/answer-control.ts';
import { faultyAnswer } from './server/faulty-answer.ts';
import { noMischief, type RefusalRow, type RequestFault, takeFault, takeRefusal } from './server/mischief.ts';
import { readRequest } from './server/read-request.ts';
import { type WorldControl, worldControl } from './server/world-control.ts';
import { catchUp } from './state/catch-up.ts';
import { openSimulation } from './state/simulation.ts';
import type { SimulatedClock } from './time/simulated-clock.ts';
import { demoWorld } from './world/demo-world.ts';
import type { World } from './world/world.ts';

/** A running simulator. */
export type Simulator = {
  /** Stands for `https://openrouter.ai/api/v1`. */
  readonly url: string;
  /** Where its clock, refusals and faults are, over HTTP. */
  readonly controlUrl: string;
  readonly world: WorldControl;
  readonly stop: () => Promise<void>;
};

export type SimulatorOptions = {
  /** Any free one where nothing is said. */
  readonly port?: number;
  readonly clock: SimulatedClock;
  /** The same seed and world live the same life. */
  readonly seed: number;
  /** The account of the demo where nothing is said. */
  readonly world?: World;
  /** Refusals that can be ordered by their id. */
  readonly refusals?: readonly RefusalRow[];
};

/** Starts an OpenRouter on the loopback whose account lives in the time of its clock. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { clock, seed, port = 0, world = demoWorld(clock.now()), refusals: rows = [] } = options;
  const simulation = openSimulation(world, seed);
  const mischief = noMischief();
  const settle = (): Date => {
    const now = clock.now();
    catchUp(simulation, now);
    return now;
  };
  settle();
  const control = worldControl(simulation, mischief, { settle, rows });

  const respond = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const read = await readRequest(incoming);
    const now = settle();
    const date = new Date(now.getTime() + mischief.clockOffMs);
    const reply: Reply = { response, date };
    if (read === undefined) return send(TOO_LARGE, reply);
    const { door, request } = read;
    if (door === 'control') return send(answerControl(control, clock, request), reply);
    const fault = door === 'api' ? takeFault(mischief, request.path) : undefined;
    if (fault?.kind === 'hang') return;
    if (fault?.kind === 'latency') await sleep(fault.milliseconds, undefined, { ref: false });
    const isChat = request.method === 'POST' && request.path === '/chat/completions';
    const answer =
      (fault && faultyAnswer(fault, request, date)) ??
      (door === 'api' && isChat ? takeRefusal(mischief) : undefined) ??
      (door === 'api' ? answerApi(simulation, request, now) : NOWHERE);
    return send(answer, reply, fault);
  };
  const { address, stop } = await listen(port, respond);
  return { url: `${address}/api/v1`, controlUrl: `${address}/simulator`, world: control, stop };
}

type Reply = { readonly response: ServerResponse; readonly date: Date };

function send({ status, headers, body }: Answer, { response, date }: Reply, fault?: RequestFault): void {
  response.sendDate = false;
  const length = String(Buffer.byteLength(body));
  response.writeHead(status, { ...headers, date: date.toUTCString(), 'content-length': length });
  if (fault?.kind !== 'cut') return void response.end(body);
  response.write(body.slice(0, body.length / 2), () => response.destroy());
}

async function listen(
  port: number,
  respond: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<{ readonly address: string; readonly stop: () => Promise<void> }> {
  const server = createServer((incoming, response) => {
    respond(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', failed);
    server.listen(port, LOOPBACK, listening);
  });
  const stop = (): Promise<void> =>
    new Promise((stopped) => {
      server.close(() => stopped());
      server.closeAllConnections();
    });
  return { address: `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`, stop };
}

const LOOPBACK = '127.0.0.1';
const NOWHERE = refuse({ status: 404, message: 'Resource not found' });
const TOO_LARGE = refuse({ status: 413, message: 'Request payload too large' });
