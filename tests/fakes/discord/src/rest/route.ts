import type { Answered } from '../http/answer.ts';
import type { Call } from '../http/call.ts';
import type { World } from '../world/world.ts';

/** A request with the names in its path resolved. */
export type Request = { readonly call: Call; readonly params: Readonly<Record<string, string>> };

/** One endpoint of Discord's REST API. */
export type Route = {
  readonly method: string;
  /** As Discord documents it, with `:names` for what varies. */
  readonly path: string;
  /** Interaction endpoints need no bot token and are outside the global rate limit. */
  readonly isInteraction?: true;
  readonly answer: (world: World, request: Request) => Answered;
};

/** Finds the route of a call and the names in its path. */
export function matchRoute(
  routes: readonly Route[],
  call: Call,
): { readonly route: Route; readonly params: Request['params'] } | undefined {
  for (const route of routes) {
    const form = new RegExp(`^${route.path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
    const match = route.method === call.method ? form.exec(call.path) : null;
    if (match) return { route, params: { ...match.groups } };
  }
  return undefined;
}
