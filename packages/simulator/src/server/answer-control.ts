import { ZodError, z } from 'zod';

import { type Answer, answerWith, refuse } from '../api/answer.ts';
import type { ApiRequest } from '../api/route.ts';
import type { SimulatedClock } from '../time/simulated-clock.ts';
import type { WorldControl } from './world-control.ts';

/** Answers under `/simulator`: its clock, and refusals and faults on demand. */
export function answerControl(
  control: WorldControl,
  clock: SimulatedClock,
  { method, path, body }: ApiRequest,
): Answer {
  try {
    switch (`${method} ${path}`) {
      case 'GET /clock':
        return answerWith(clockTold(clock));
      case 'POST /refuse':
        control.refuseNext(REFUSAL.parse(JSON.parse(body)));
        return DONE;
      case 'POST /fault': {
        const { on, times, ...fault } = FAULT.parse(JSON.parse(body));
        control.fault(fault, { on, times });
        return DONE;
      }
      case 'POST /clear':
        control.clear();
        return DONE;
      default:
        return refuse({ status: 404, message: `the simulator has no ${method} /simulator${path}` });
    }
  } catch (thrown) {
    const message = thrown instanceof ZodError ? z.prettifyError(thrown) : String(thrown);
    return refuse({ status: 400, message });
  }
}

/** With speed and anchor another process on this machine shows the same time without asking again. */
function clockTold({ now, speed, anchor }: SimulatedClock): unknown {
  return { now: now(), speed, from: anchor.from, real_from: anchor.realFrom };
}

const DONE = answerWith({ ok: true });

const TIMES = z.number().int().min(1).optional();

const REFUSAL = z.union([
  z.strictObject({ id: z.string(), times: TIMES }),
  z.strictObject({
    status: z.number().int().min(200).max(599),
    body: z.unknown(),
    headers: z.record(z.string(), z.string()).optional(),
    times: TIMES,
  }),
]);

const SCOPE = { on: z.string().optional(), times: TIMES };

const FAULT = z.discriminatedUnion('kind', [
  z.strictObject({ ...SCOPE, kind: z.literal('latency'), milliseconds: z.number().min(0).max(600_000) }),
  z.strictObject({ ...SCOPE, kind: z.literal('hang') }),
  z.strictObject({ ...SCOPE, kind: z.literal('cut') }),
  z.strictObject({ ...SCOPE, kind: z.literal('html-524') }),
  z.strictObject({ ...SCOPE, kind: z.literal('error-in-200'), code: z.number().int(), message: z.string() }),
  z.strictObject({
    ...SCOPE,
    kind: z.literal('too-many'),
    retryAfter: z.enum(['seconds', 'date']),
    seconds: z.number().int().min(0),
  }),
  z.strictObject({ ...SCOPE, kind: z.literal('stale-counters') }),
  z.strictObject({ ...SCOPE, kind: z.literal('counters-back'), usd: z.string().regex(/^\d+(\.\d{1,12})?$/) }),
  z.strictObject({ ...SCOPE, kind: z.literal('clock-off'), milliseconds: z.number().int() }),
]);
