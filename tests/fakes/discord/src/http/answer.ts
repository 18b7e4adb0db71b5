import { errorTree, type Problem } from '../rules/problem.ts';
import type { Json } from '../world/json.ts';

/** What the fake answers to a request; without a body where the status says so. */
export type Answered = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Answers with an object. */
export function ok(body: unknown): Answered {
  return { status: 200, body };
}

/** Answers that it is done and that there is nothing to say. */
export const done: Answered = { status: 204 };

/** Refuses as Discord does, with its own code and words. */
export function refused(status: number, code: number, message: string): Answered {
  return { status, body: { message, code } };
}

/** Refuses a form, each problem at its JSON path. */
export function invalidForm(problems: readonly Problem[]): Answered {
  const body: Json = { message: 'Invalid Form Body', code: 50035, errors: errorTree(problems) };
  return { status: 400, body };
}

/** Discord's answers that have no form to blame, as in topics/opcodes-and-status-codes#json. */
export const REFUSALS = {
  unauthorized: refused(401, 0, '401: Unauthorized'),
  notFound: refused(404, 0, '404: Not Found'),
  unknownChannel: refused(404, 10003, 'Unknown Channel'),
  unknownMessage: refused(404, 10008, 'Unknown Message'),
  unknownUser: refused(404, 10013, 'Unknown User'),
  unknownWebhook: refused(404, 10015, 'Unknown Webhook'),
  unknownInteraction: refused(404, 10062, 'Unknown interaction'),
  tooManyCommands: refused(400, 30032, 'Maximum number of application commands reached (100).'),
  tooLarge: refused(413, 40005, 'Request entity too large'),
  acknowledged: refused(400, 40060, 'Interaction has already been acknowledged.'),
  tooManyFollowUps: refused(400, 40094, 'This interaction has hit the maximum number of follow up messages.'),
  missingAccess: refused(403, 50001, 'Missing Access'),
  notTheAuthor: refused(403, 50005, 'Cannot edit a message authored by another user'),
  emptyMessage: refused(400, 50006, 'Cannot send an empty message'),
  cannotMessagePerson: refused(403, 50007, 'Cannot send messages to this user'),
  missingPermissions: refused(403, 50013, 'Missing Permissions'),
  invalidToken: refused(401, 50027, 'Invalid Webhook Token'),
  threadExists: refused(400, 160004, 'A thread has already been created for this message'),
} as const;
