import { called, freeAt } from './pace.ts';
import { changeState, type Route } from './route.ts';

/** Whether a call may be made now, or from when on, in epoch milliseconds. */
export type TurnTaken = { readonly kind: 'taken' } | { readonly kind: 'later'; readonly at: number };

/** Takes the next place in the pace of a channel, which all guards share; a second of it is waited for. */
export async function takeTurn(route: Route, isMessage: boolean): Promise<TurnTaken> {
  if (!route.isPaced) return { kind: 'taken' };
  const { clock } = route.delivery;
  const { speed } = clock;
  for (let waits = 0; ; waits += 1) {
    const call = { now: route.now(), isMessage, speed };
    let at = call.now;
    await changeState(route, (state) => {
      at = freeAt(state, call);
      return at > call.now ? undefined : { state: called(state, call) };
    });
    if (at <= call.now) return { kind: 'taken' };
    const realMs = Math.ceil((at - call.now) / speed);
    if (waits >= MOST_WAITS || realMs > LONGEST_MS) return { kind: 'later', at };
    await clock.pause(realMs);
  }
}

const LONGEST_MS = 1_100;
const MOST_WAITS = 3;
