import type { Deed, Person, Place, Request } from '../../requests/request.ts';
import type { Deliver } from '../../requests/request-handler.ts';
import type { Route } from '../route.ts';
import type { Slack } from '../slack.ts';

/** What every listener works with. */
export type Bridge = {
  readonly slack: Slack;
  /** The bot's own user id. */
  readonly self: string;
  /** Has a request answered; never rejects. `by` replaces the usual delivery. */
  readonly answer: (request: Request, route: Route, by?: Deliver) => Promise<void>;
};

/** A request of somebody on Slack, at the place of its route. */
export function requestOf(
  route: Route,
  { id, workspace, did }: { readonly id: string; readonly workspace: string; readonly did: Deed },
): Request {
  return { id, by: personOf(route), place: placeOf(route, workspace), did };
}

/** Acknowledges; where Slack did not hear it, the work is done all the same: it would not ask again. */
export async function acknowledged(slack: Slack, ack: () => Promise<void>): Promise<void> {
  await ack().catch((error: unknown) => {
    slack.log.warn({ error: String(error) }, 'Slack did not hear an acknowledgement.');
  });
}

/** Whether a channel is the person's own with the bot: a D channel may also be that of two people. */
export async function isDirectChannel(slack: Slack, channel: string, user: string): Promise<boolean> {
  if (!channel.startsWith('D')) return false;
  return slack.directChannelOf(user).then(
    (own) => own === channel,
    () => false,
  );
}

function personOf({ user }: Route): Person {
  return { id: user, roles: [] };
}

function placeOf({ channel, thread, isDirect }: Route, workspace: string): Place {
  return { platform: 'slack', workspace, channel, ...(thread !== undefined && { thread }), isDirect };
}
