import { usd } from '../money/picodollars.ts';
import { buy, refund, transfer } from '../state/credit-lots.ts';
import { named, type Simulation } from '../state/simulation.ts';
import { charge } from '../state/spending.ts';
import type { CreditMovement } from '../world/world.ts';
import type {
  FaultScope,
  Mischief,
  RefusalRow,
  RequestFault,
  ServedRefusal,
  StandingFault,
} from './mischief.ts';

/** What a test or a demo can do to the world from outside. */
export type WorldControl = {
  readonly managementKey: string;
  readonly keys: readonly { readonly name: string; readonly secret: string; readonly hash: string }[];
  /** Serves a refusal to the next chat completions, in the order asked for. */
  readonly refuseNext: (order: RefusalOrder) => void;
  readonly fault: (fault: RequestFault | StandingFault, scope?: FaultScope) => void;
  /** Ends every refusal and fault. */
  readonly clear: () => void;
  /** Lets credits come or go now. */
  readonly moveCredits: (kind: CreditMovement['kind'], amount: string) => void;
  /** Lets a key spend now, whatever its limits say. */
  readonly spend: (key: string, amount: string) => void;
  /** Counts the requests in a key's traffic that its limits or the balance refused. */
  readonly refusedTraffic: (key: string) => number;
};

/** A refusal in full, or the id of a row of the refusals that the simulator was started with. */
export type RefusalOrder = { readonly times?: number | undefined } & (
  | {
      readonly status: number;
      /** Sent as it is where it is a text, as JSON otherwise. */
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>> | undefined;
    }
  | { readonly id: string }
);

/** Makes the control of a world; `settle` brings it up to date and says when that is. */
export function worldControl(
  simulation: Simulation,
  mischief: Mischief,
  { settle, rows }: { readonly settle: () => Date; readonly rows: readonly RefusalRow[] },
): WorldControl {
  return {
    managementKey: simulation.managementKey,
    keys: simulation.keys.map(({ plan, secret, hash }) => ({ name: plan, secret, hash })),
    refuseNext: (order) =>
      mischief.refusals.push({ served: servedRefusal(order, rows), left: order.times ?? 1 }),
    fault: (fault, scope = {}) => {
      settle();
      begin(simulation, mischief, { fault, scope });
    },
    clear: () => {
      mischief.refusals.length = 0;
      mischief.faults.length = 0;
      mischief.clockOffMs = 0;
      simulation.frozen = false;
      simulation.setBack = 0n;
    },
    moveCredits: (kind, amount) => {
      const now = settle();
      ({ purchase: buy, refund, transfer })[kind](simulation.credits, usd(amount), now);
    },
    spend: (name, amount) => {
      const now = settle();
      const [model = ''] = simulation.models.keys();
      const spent = { ...ONE_REQUEST, key: named(simulation.keys, name), model, usage: usd(amount) };
      charge(simulation, spent, { at: now, settledAt: now });
    },
    refusedTraffic: (name) => {
      settle();
      return named(simulation.keys, name).refused;
    },
  };
}

function begin(
  simulation: Simulation,
  mischief: Mischief,
  { fault, scope }: { readonly fault: RequestFault | StandingFault; readonly scope: FaultScope },
): void {
  switch (fault.kind) {
    case 'stale-counters':
      simulation.frozen = true;
      return;
    case 'counters-back':
      simulation.setBack = usd(fault.usd);
      return;
    case 'clock-off':
      mischief.clockOffMs = fault.milliseconds;
      return;
    default:
      mischief.faults.push({ fault, on: scope.on ?? '', left: scope.times ?? 1 });
  }
}

function servedRefusal(order: RefusalOrder, rows: readonly RefusalRow[]): ServedRefusal {
  if (!('id' in order)) {
    const text = typeof order.body === 'string' ? order.body : JSON.stringify(order.body);
    return { status: order.status, body: text, headers: { ...typeOf(text), ...order.headers } };
  }
  const row = rows.find(({ id }) => id === order.id);
  if (row === undefined) throw new Error(`there is no refusal "${order.id}" among the ${rows.length} known`);
  return { status: row.status, body: row.body, headers: typeOf(row.body) };
}

function typeOf(text: string): Readonly<Record<string, string>> {
  try {
    JSON.parse(text);
    return { 'content-type': 'application/json' };
  } catch {
    return { 'content-type': 'text/plain; charset=utf-8' };
  }
}

const ONE_REQUEST = { requests: 1, promptTokens: 0, completionTokens: 0, reasoningTokens: 0, byok: 0n };
