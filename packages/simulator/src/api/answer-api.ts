import { ZodError } from 'zod';

import type { Simulation } from '../state/simulation.ts';
import { callerOf, unknownKey } from './access.ts';
import { activityRoute } from './activity.ts';
import { type Answer, answerWith, refuse } from './answer.ts';
import { chatRoute } from './chat/chat.ts';
import { coinbaseRoute, creditsRoute, purchasesRoute } from './credits.ts';
import { currentKeyRoutes } from './current-key.ts';
import { generationRoute } from './generation.ts';
import { keyRoute, keysRoute, patchKeyRoute } from './keys.ts';
import { endpointsRoute, modelsRoute } from './models.ts';
import type { ApiRequest, Question, Route } from './route.ts';

/** Answers what is asked of the API: path, method, key and query have to be right, in this order. */
export function answerApi(simulation: Simulation, request: ApiRequest, now: Date): Answer {
  const known = ROUTES.flatMap((route) => {
    const at = matched(route.path, request.path);
    return at === undefined ? [] : [{ route, at }];
  });
  if (known.length === 0) return refuse({ status: 404, message: 'Resource not found' });
  const found = known.find(({ route }) => route.method === request.method);
  if (found === undefined) {
    const allow = known.map(({ route }) => route.method).join(', ');
    return refuse({ status: 405, message: 'Method Not Allowed', headers: { allow } });
  }
  try {
    return admitted(found.route, { simulation, request, now, at: found.at });
  } catch (thrown) {
    if (thrown instanceof ZodError) return invalid(thrown);
    throw thrown;
  }
}

function admitted(route: Route, question: Question): Answer {
  if (route.access === 'none') return route.answer(question);
  const { simulation, request, now } = question;
  const caller = callerOf(simulation, request.headers['authorization'], now);
  if (!('kind' in caller)) return caller;
  switch (route.access) {
    case 'any':
      return route.answer({ ...question, caller });
    case 'ordinary':
      return caller.kind === 'ordinary' ? route.answer({ ...question, key: caller.key }) : unknownKey();
    case 'management':
      if (caller.kind === 'management') return route.answer(question);
      return refuse({
        status: 403,
        message: route.refusal ?? 'Only management keys can perform this operation',
      });
  }
}

/** The other shape of a 400: no numeric code, and the issues as text in a text (observed 2026-10-02). */
function invalid({ issues }: ZodError): Answer {
  const error = { name: 'ZodError', message: JSON.stringify(issues, null, 2) };
  return answerWith({ success: false, error }, {}, 400);
}

function matched(pattern: string, path: string): Readonly<Record<string, string>> | undefined {
  const [wanted, given] = [pattern.split('/'), path.split('/')];
  if (wanted.length !== given.length) return undefined;
  const at: Record<string, string> = {};
  for (const [place, part] of wanted.entries()) {
    const here = given[place] ?? '';
    if (part.startsWith(':')) at[part.slice(1)] = here;
    else if (part !== here) return undefined;
  }
  return at;
}

const ROUTES: readonly Route[] = [
  creditsRoute,
  purchasesRoute,
  coinbaseRoute,
  ...currentKeyRoutes,
  keysRoute,
  keyRoute,
  patchKeyRoute,
  activityRoute,
  modelsRoute,
  endpointsRoute,
  generationRoute,
  chatRoute,
];
