import type { Carrier, Delivery, Outcome } from './delivery.ts';
import type { Fields } from './fields.ts';
import { LIMITS } from './limits/limits.ts';
import { APP, BOT, TEAM, type World } from './world.ts';

/** Brings the app what happens in the workspace. */
export type PostOffice = {
  readonly deliver: Carrier;
  /** Brings an event; one that is not acknowledged comes again at once, after a minute and after five. */
  readonly event: (event: Fields) => Promise<Outcome>;
  /** Lets the next event come twice, the second time as a retry. */
  readonly doubleNext: () => void;
};

/** Opens one that sends by whatever way the app is reached just then. */
export function openPostOffice(world: World, carrier: () => Carrier): PostOffice {
  let double = false;
  const deliver: Carrier = (delivery) => carrier()(delivery);

  const retry = (payload: Fields, before: Outcome, attempt: number): void => {
    const after = LIMITS.retriesAfter[attempt - 1];
    if (before.kind === 'acknowledged' || after === undefined) return;
    const reason = before.kind === 'timed-out' ? 'timeout' : 'error';
    const again: Delivery = { type: 'events_api', payload, retry: { attempt, reason } };
    world.clock.ring(after, () => {
      void deliver(again).then((outcome) => retry(payload, outcome, attempt + 1));
    });
  };

  return {
    deliver,
    event: async (event) => {
      const payload = eventPayload(world, event);
      const twice = double;
      double = false;
      const outcome = await deliver({ type: 'events_api', payload });
      if (!twice) retry(payload, outcome, 1);
      else await deliver({ type: 'events_api', payload, retry: { attempt: 1, reason: 'timeout' } });
      return outcome;
    },
    doubleNext: () => {
      double = true;
    },
  };
}

function eventPayload(world: World, event: Fields): Fields {
  const authorization = { enterprise_id: null, team_id: TEAM.id, user_id: BOT.user, is_bot: true };
  return {
    token: 'verification',
    team_id: TEAM.id,
    api_app_id: APP,
    event,
    type: 'event_callback',
    event_id: `Ev${world.ids()}`,
    event_time: Math.floor(world.clock.now() / 1_000),
    authorizations: [{ ...authorization, is_enterprise_install: false }],
    is_ext_shared_channel: false,
  };
}
