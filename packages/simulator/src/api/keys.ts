import { z } from 'zod';

import { usd } from '../money/picodollars.ts';
import type { KeyAccount } from '../state/key-account.ts';
import { answerWith, refuse } from './answer.ts';
import { noQuery } from './no-query.ts';
import type { Question, Route } from './route.ts';
import { wireKey, workspaceId } from './wire-key.ts';

/** `GET /keys`: 100 a page, of the default workspace unless another is named, disabled ones on request. */
export const keysRoute: Route = {
  method: 'GET',
  path: '/keys',
  access: 'management',
  answer: ({ simulation, request, now }) => {
    const { offset = 0, include_disabled: disabled = 'false', ...query } = LIST.parse(request.query);
    const listed = simulation.keys
      .filter(({ workspace }) => workspaceId(workspace) === (query.workspace_id ?? workspaceId()))
      .filter((key) => disabled === 'true' || !key.disabled)
      .slice(offset, offset + PAGE);
    return answerWith({ data: listed.map((key) => wireKey(simulation, key, now)) });
  },
};

/** `GET /keys/{hash}`. */
export const keyRoute: Route = {
  method: 'GET',
  path: '/keys/:hash',
  access: 'management',
  answer: (question) => {
    noQuery(question.request);
    const { simulation, now } = question;
    return answerFor(question, (key) => answerWith({ data: wireKey(simulation, key, now) }));
  },
};

/** `PATCH /keys/{hash}`: name, disabled, limit and its reset, whether own keys count; nothing else. */
export const patchKeyRoute: Route = {
  method: 'PATCH',
  path: '/keys/:hash',
  access: 'management',
  answer: (question) => {
    const { simulation, request, now } = question;
    const change = PATCH.parse(jsonOf(request.body));
    return answerFor(question, (key) => {
      key.name = change.name ?? key.name;
      key.disabled = change.disabled ?? key.disabled;
      key.includeByok = change.include_byok_in_limit ?? key.includeByok;
      if (change.limit !== undefined) key.limit = change.limit === null ? null : picodollarsOf(change.limit);
      if (change.limit_reset !== undefined) key.reset = change.limit_reset;
      key.updatedAt = now;
      return answerWith({ data: wireKey(simulation, key, now) });
    });
  },
};

function answerFor(
  { simulation, at }: Question,
  answer: (key: KeyAccount) => ReturnType<typeof refuse>,
): ReturnType<typeof refuse> {
  const key = simulation.keys.find(({ hash }) => hash === at['hash']);
  return key === undefined ? refuse({ status: 404, message: 'API key not found' }) : answer(key);
}

/** A limit comes as a JSON number, at best to the cent; more than six decimals are rounding of its own. */
function picodollarsOf(limit: number): bigint {
  return usd(limit.toFixed(6));
}

/** What is no JSON fails the schema like any other mistake. */
function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

const PAGE = 100;

const LIST = z.strictObject({
  offset: z.coerce.number().int().min(0).optional(),
  include_disabled: z.enum(['true', 'false']).optional(),
  workspace_id: z.uuid().optional(),
});

const PATCH = z.strictObject({
  name: z.string().min(1).optional(),
  disabled: z.boolean().optional(),
  limit: z.number().min(0).max(1e9).nullable().optional(),
  limit_reset: z.enum(['daily', 'weekly', 'monthly']).nullable().optional(),
  include_byok_in_limit: z.boolean().optional(),
});
