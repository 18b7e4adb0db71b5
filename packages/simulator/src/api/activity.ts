import { z } from 'zod';

import { ACTIVITY_DAYS, type ActivityRow } from '../state/activity.ts';
import { userIdOf, uuidOf } from '../state/ids.ts';
import type { Simulation } from '../state/simulation.ts';
import { type Day, dateText, dayOf } from '../time/reset-window.ts';
import { answerWith, refuse } from './answer.ts';
import type { Route } from './route.ts';
import { workspaceId } from './wire-key.ts';

/** `GET /activity`: the last 30 completed UTC days, by day and model; never today. */
export const activityRoute: Route = {
  method: 'GET',
  path: '/activity',
  access: 'management',
  refusal: 'Only management keys can fetch activity for an account',
  answer: ({ simulation, request, now }) => {
    const query = QUERY.parse(request.query);
    const days = completedDays(now);
    const asked = days.filter((day) => query.date === undefined || dateText(day) === query.date);
    if (asked.length === 0) {
      return refuse({ status: 400, message: 'Date must be within the last 30 (completed) UTC days' });
    }
    const byWorkspace = query.group_by === 'workspace';
    const data = asked.flatMap((day) => {
      const rows = [...(simulation.activity.get(day)?.values() ?? [])].filter((row) => isAsked(row, query));
      return grouped(rows, byWorkspace).map((group) => wireRow(simulation, { day, group, byWorkspace }));
    });
    return answerWith({ data });
  },
};

type Query = z.infer<typeof QUERY>;

function completedDays(now: Date): readonly Day[] {
  const today = dayOf(now);
  return Array.from({ length: ACTIVITY_DAYS }, (_, before) => today - 1 - before);
}

function isAsked({ key }: ActivityRow, query: Query): boolean {
  return (
    (query.api_key_hash === undefined || query.api_key_hash === key.hash) &&
    (query.user_id === undefined || query.user_id === userIdOf(key.member)) &&
    (query.workspace_id === undefined || query.workspace_id === workspaceId(key.workspace))
  );
}

function grouped(rows: readonly ActivityRow[], byWorkspace: boolean): readonly (readonly ActivityRow[])[] {
  const groups = Map.groupBy(rows, ({ key, model }) => (byWorkspace ? `${key.workspace} ${model}` : model));
  return [...groups.entries()].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, group]) => group);
}

function wireRow(
  { models }: Simulation,
  {
    day,
    group,
    byWorkspace,
  }: { readonly day: Day; readonly group: readonly ActivityRow[]; readonly byWorkspace: boolean },
): Readonly<Record<string, unknown>> {
  const [first] = group;
  const model = first?.model ?? '';
  const provider = models.get(model)?.plan.provider ?? '';
  const tokens = (what: 'requests' | 'promptTokens' | 'completionTokens' | 'reasoningTokens'): number =>
    group.reduce((sum, row) => sum + row[what], 0);
  const money = (what: 'usage' | 'byok'): bigint => group.reduce((sum, row) => sum + row[what], 0n);
  return {
    date: dateText(day),
    model,
    model_permaslug: model,
    endpoint_id: uuidOf(`endpoint/${model}/${provider}`),
    provider_name: provider,
    requests: tokens('requests'),
    prompt_tokens: tokens('promptTokens'),
    completion_tokens: tokens('completionTokens'),
    reasoning_tokens: tokens('reasoningTokens'),
    usage: money('usage'),
    byok_usage_inference: money('byok'),
    ...(byWorkspace ? { workspace_id: workspaceId(first?.key.workspace) } : {}),
  };
}

const QUERY = z.strictObject({
  date: z.iso.date().optional(),
  api_key_hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  user_id: z.string().min(1).optional(),
  workspace_id: z.uuid().optional(),
  group_by: z.literal('workspace').optional(),
});
