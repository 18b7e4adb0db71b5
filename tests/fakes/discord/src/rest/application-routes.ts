import { invalidForm, ok, REFUSALS } from '../http/answer.ts';
import { bodiesOf } from '../http/call.ts';
import { LIMITS } from '../limits.ts';
import { commandsProblems, hasTooManyCommands } from '../rules/command-rules.ts';
import type { Json } from '../world/json.ts';
import { userJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import type { Request, Route } from './route.ts';

/** Who the application is, where its gateway is, and which commands it has. */
export const APPLICATION_ROUTES: readonly Route[] = [
  { method: 'GET', path: '/gateway/bot', answer: gateway },
  { method: 'GET', path: '/users/@me', answer: (world) => ok(userJson(world.bot)) },
  { method: 'GET', path: '/applications/@me', answer: application },
  { method: 'GET', path: '/oauth2/applications/@me', answer: application },
  { method: 'GET', path: '/applications/:application/commands', answer: listCommands },
  { method: 'PUT', path: '/applications/:application/commands', answer: replaceCommands },
  { method: 'GET', path: '/applications/:application/guilds/:guild/commands', answer: listCommands },
  { method: 'PUT', path: '/applications/:application/guilds/:guild/commands', answer: replaceCommands },
];

function gateway(world: World) {
  return ok({
    url: world.origin.replace('http', 'ws'),
    shards: 1,
    session_start_limit: {
      total: LIMITS.rate.identifies,
      remaining: LIMITS.rate.identifies,
      reset_after: 24 * 3_600_000,
      max_concurrency: 1,
    },
  });
}

function application(world: World) {
  const { id, username } = world.bot;
  return ok({ id, name: username, icon: null, description: '', bot_public: true, verify_key: '', flags: 0 });
}

function listCommands(world: World, { params }: Request) {
  if (params['application'] !== world.bot.id) return REFUSALS.missingAccess;
  return ok(world.commands.get(params['guild'] ?? 'global') ?? []);
}

function replaceCommands(world: World, { call, params }: Request) {
  const asked = bodiesOf(call);
  if (params['application'] !== world.bot.id) return REFUSALS.missingAccess;
  if (params['guild'] !== undefined && params['guild'] !== world.guildId) return REFUSALS.missingAccess;
  if (hasTooManyCommands(asked)) return REFUSALS.tooManyCommands;
  const problems = commandsProblems(asked);
  if (problems.length > 0) return invalidForm(problems);
  const registered = asked.map((command) => registeredCommand(world, command));
  world.commands.set(params['guild'] ?? 'global', registered);
  return ok(registered);
}

function registeredCommand(world: World, command: Json): Json {
  return {
    type: 1,
    description: '',
    dm_permission: true,
    default_member_permissions: null,
    nsfw: false,
    ...command,
    id: world.newId(),
    application_id: world.bot.id,
    version: world.newId(),
  };
}
