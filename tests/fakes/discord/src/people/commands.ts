import { COMMAND, OPTION } from '../rules/command-rules.ts';
import { INTERACTION, type Interaction } from '../world/interaction.ts';
import { type Json, listOf, objectsOf } from '../world/json.ts';
import type { Message } from '../world/message.ts';
import type { Account, Channel } from '../world/place.ts';
import { messageJson } from '../world/wire.ts';
import type { World } from '../world/world.ts';
import { act } from './act.ts';
import { filledOptions, type OptionValues, typedOptions } from './command-options.ts';

/** A person, the channel they are in, and by whom the application is installed. */
export type Stand = {
  readonly by: Account;
  readonly channel: Channel;
  readonly isUserInstall?: boolean | undefined;
};

/** A command as a person writes it: `estimate` or, with a subcommand, `budget set`. */
export type Typed = { readonly name: string; readonly values: OptionValues };

/** Runs a slash command; throws where Discord's client would not offer it. */
export function runSlash(world: World, stand: Stand, { name, values }: Typed): Interaction {
  const fill = (leaf: Json) => filledOptions(leaf, values);
  return act(world, { ...stand, type: INTERACTION.command, data: commandData(world, stand, { name, fill }) });
}

/** Types into an option that has autocomplete. */
export function typeInto(
  world: World,
  stand: Stand,
  typed: Typed & { readonly focused: string },
): Interaction {
  const fill = (leaf: Json) => typedOptions(leaf, typed.values, typed.focused);
  const data = commandData(world, stand, { name: typed.name, fill });
  return act(world, { ...stand, type: INTERACTION.autocomplete, data });
}

/** Picks a command in the menu of a message; the bot gets the message with its content. */
export function runOnMessage(
  world: World,
  stand: Stand,
  { name, message }: { readonly name: string; readonly message: Message },
): Interaction {
  const command = commandNamed(world, stand, { name, type: COMMAND.message });
  const resolved = { messages: { [message.id]: messageJson(world, message) } };
  const data = { id: command['id'], name, type: COMMAND.message, target_id: message.id, resolved };
  return act(world, { ...stand, type: INTERACTION.command, data });
}

type Filling = { readonly name: string; readonly fill: (leaf: Json) => readonly Json[] };

function commandData(world: World, stand: Stand, { name, fill }: Filling): Json {
  const [first = '', ...rest] = name.split(' ');
  const command = commandNamed(world, stand, { name: first, type: COMMAND.chatInput });
  return { id: command['id'], name: first, type: COMMAND.chatInput, options: nested(command, rest, fill) };
}

function nested(holder: Json, names: readonly string[], fill: Filling['fill']): readonly Json[] {
  const [name, ...rest] = names;
  const holders = objectsOf(holder['options']).filter((option) => HOLDERS.includes(option['type']));
  if (name === undefined && holders.length === 0) return fill(holder);
  const inner = holders.find((option) => option['name'] === name);
  if (inner === undefined)
    throw new Error(`There is no subcommand "${name ?? ''}" of ${String(holder['name'])}.`);
  return [{ name, type: inner['type'], options: nested(inner, rest, fill) }];
}

function commandNamed(
  world: World,
  { channel }: Stand,
  { name, type }: { readonly name: string; readonly type: number },
): Json {
  const isDirect = channel.kind === 'dm';
  const local = isDirect ? [] : (world.commands.get(world.guildId) ?? []);
  const command = [...local, ...(world.commands.get('global') ?? [])].find(
    (one) => one['name'] === name && one['type'] === type && isOffered(one, isDirect),
  );
  if (command === undefined) throw new Error(`No command "${name}" is offered here.`);
  return command;
}

function isOffered(command: Json, isDirect: boolean): boolean {
  const contexts = command['contexts'];
  return !Array.isArray(contexts) || listOf(contexts).includes(isDirect ? 1 : 0);
}

const HOLDERS: readonly unknown[] = [OPTION.subcommand, OPTION.subcommandGroup];
